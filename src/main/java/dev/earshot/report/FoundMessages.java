package dev.earshot.report;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.nothandled.NotHandled;
import dev.earshot.report.nothandled.PhraseGroup;
import dev.earshot.report.nothandled.WorkList;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The messages behind a number of a report, by the very same conditions by which it counted them. Thread-safe. */
public final class FoundMessages {
    private final Store store;
    private final NotHandled notHandled;

    public FoundMessages(Store store, WorkList workList) {
        this.store = store;
        this.notHandled = new NotHandled(store, workList);
    }

    /**
     * A message that was counted.
     *
     * @param intent with what was added later; null without
     */
    public record Found(
            UUID id,
            long sequence,
            String user,
            Instant time,
            String direction,
            String kind,
            @Nullable String text,
            @Nullable String intent) {}

    /**
     * Newest first.
     *
     * @throws BadCursorException if the cursor is none that this gave
     * @throws IllegalArgumentException in words for whoever asked, if a trait has no such value
     */
    public Page<Found> list(ReportQuestion question, Behind.Messages behind, int asked, @Nullable String cursor) {
        return list(question, behind, DSL.noCondition(), asked, cursor);
    }

    /**
     * Of a group of phrases; none if there is no such group.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public Page<Found> list(ReportQuestion question, Behind.Phrases behind, int asked, @Nullable String cursor) {
        Condition isPhrase = Said.IS_NOT_UNDERSTOOD.and(Said.TEXT.in(notHandled
                .group(question, behind.group())
                .map(PhraseGroup::texts)
                .orElse(List.of())));
        return list(question, Behind.messages(behind.from(), behind.to()), isPhrase, asked, cursor);
    }

    private Page<Found> list(
            ReportQuestion question, Behind.Messages behind, Condition also, int asked, @Nullable String cursor) {
        int limit = PageLimit.clamp(asked);
        List<Condition> conditions = new ArrayList<>();
        conditions.add(also);
        behind.traits().forEach((trait, value) -> conditions.add(trait.is(value, question)));
        TimeCursor place = TimeCursor.parseNullable(cursor);
        if (place != null) {
            conditions.add(place.isOlder(Said.TIME, Said.SEQUENCE));
        }
        Select<Record> query = DSL.select(List.of(
                        Said.ID,
                        Said.SEQUENCE,
                        Said.USER,
                        Said.TIME,
                        Said.DIRECTION,
                        Said.KIND,
                        Said.TEXT,
                        Said.INTENT))
                .from(Said.between(question, behind.from(), behind.to()))
                .where(conditions)
                .orderBy(Said.TIME.desc(), Said.SEQUENCE.desc())
                .limit(limit + 1);
        List<Found> found = store.query(question.bot(), query).stream()
                .map(FoundMessages::found)
                .toList();
        return PageLimit.page(found, limit, one -> new TimeCursor(one.time, one.sequence).text());
    }

    private static Found found(Record row) {
        return new Found(
                row.get(Said.ID),
                row.get(Said.SEQUENCE),
                row.get(Said.USER),
                row.get(Said.TIME),
                row.get(Said.DIRECTION),
                row.get(Said.KIND),
                row.get(Said.TEXT),
                row.get(Said.INTENT));
    }
}
