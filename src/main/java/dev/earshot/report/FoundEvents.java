package dev.earshot.report;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.List;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The events behind a number of a report, by the very same conditions by which it counted them. Thread-safe. */
public final class FoundEvents {
    private final Store store;

    public FoundEvents(Store store) {
        this.store = store;
    }

    /**
     * Newest first.
     *
     * @throws BadCursorException if the cursor is none that this gave
     * @throws IllegalArgumentException in words for whoever asked, if a trait's value cannot be read
     */
    public Page<TranscriptEvent> list(
            ReportQuestion question, Behind.Events behind, int asked, @Nullable String cursor) {
        int limit = PageLimit.clamp(asked);
        Conditions conditions = new Conditions().and(Happened.between(question, behind.from(), behind.to()));
        behind.traits().forEach((trait, value) -> conditions.and(trait.is(value)));
        TimeCursor place = TimeCursor.parseNullable(cursor);
        if (place != null) {
            conditions.and(place.isOlder(EVENT.TIME, EVENT.SEQUENCE));
        }
        Select<Record> query = DSL.select(List.of(EVENT.fields()))
                .from(EVENT)
                .where(conditions.all())
                .orderBy(TimeCursor.newestFirst(EVENT.TIME, EVENT.SEQUENCE))
                .limit(limit + 1);
        List<TranscriptEvent> events = store.query(question.bot(), query).stream()
                .map(row -> TranscriptEvent.of(EVENT.row(row)))
                .toList();
        return PageLimit.page(events, limit, event -> TimeCursor.of(event).text());
    }
}
