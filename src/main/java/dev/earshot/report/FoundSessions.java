package dev.earshot.report;

import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The sessions behind a number of a report, by the very same conditions by which it counted them; or those of a user. Thread-safe. */
public final class FoundSessions {
    private final Store store;

    public FoundSessions(Store store) {
        this.store = store;
    }

    /**
     * A session.
     *
     * @param opening the id of its first message
     * @param incoming how many messages the user sent
     * @param outgoing how many the user was sent
     */
    public record Found(String user, Instant start, Duration length, long incoming, long outgoing, UUID opening) {

        public long messages() {
            return incoming + outgoing;
        }
    }

    /**
     * Newest first.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public Page<Found> list(ReportQuestion question, Behind.Sessions behind, int asked, @Nullable String cursor) {
        Conditions conditions = new Conditions().between(Sessions.START, behind.from(), behind.to());
        behind.traits().forEach((trait, span) -> conditions.and(trait.is(span)));
        return list(question.bot(), Sessions.of(question), conditions, asked, cursor);
    }

    /**
     * Of one user, whenever; newest first.
     *
     * @throws BadCursorException if the cursor is none that this gave
     */
    public Page<Found> ofUser(String bot, String user, int asked, @Nullable String cursor) {
        Table<Record> sessions = Sessions.ofUser(bot, user, ReportQuestion.SESSION_TIMEOUT);
        return list(bot, sessions, new Conditions(), asked, cursor);
    }

    private Page<Found> list(
            String bot, Table<Record> sessions, Conditions conditions, int asked, @Nullable String cursor) {
        int limit = PageLimit.clamp(asked);
        TimeCursor place = TimeCursor.parseNullable(cursor);
        Condition isFurther = place == null ? DSL.noCondition() : place.isOlder(Sessions.START, Sessions.OPENING);
        List<Record> rows = store.query(
                bot,
                DSL.select(List.of(
                                Sessions.USER,
                                Sessions.START,
                                Sessions.MILLIS,
                                Sessions.INCOMING,
                                Sessions.OUTGOING,
                                Sessions.OPENING))
                        .from(sessions)
                        .where(conditions.and(isFurther).all())
                        .orderBy(Sessions.START.desc(), Sessions.OPENING.desc())
                        .limit(limit + 1));
        Page<Record> page = PageLimit.page(
                rows, limit, row -> new TimeCursor(row.get(Sessions.START), row.get(Sessions.OPENING)).text());
        return new Page<>(found(bot, page.items()), page.next());
    }

    private List<Found> found(String bot, List<Record> rows) {
        Map<Long, UUID> ids =
                ids(bot, rows.stream().map(row -> row.get(Sessions.OPENING)).toList());
        List<Found> found = new ArrayList<>();
        for (Record row : rows) {
            UUID opening = ids.get(row.get(Sessions.OPENING));
            if (opening != null) { // erased since
                found.add(new Found(
                        row.get(Sessions.USER),
                        row.get(Sessions.START),
                        Duration.ofMillis(row.get(Sessions.MILLIS)),
                        row.get(Sessions.INCOMING),
                        row.get(Sessions.OUTGOING),
                        opening));
            }
        }
        return found;
    }

    /** Asked for one page only: ids of all messages would slow down what makes the sessions. */
    private Map<Long, UUID> ids(String bot, List<Long> sequences) {
        Map<Long, UUID> ids = new HashMap<>();
        if (!sequences.isEmpty()) {
            store.query(
                            bot,
                            DSL.select(MESSAGE.SEQUENCE, MESSAGE.ID)
                                    .from(MESSAGE)
                                    .where(MESSAGE.BOT.eq(bot), MESSAGE.SEQUENCE.in(sequences)))
                    .forEach(row -> ids.put(row.get(MESSAGE.SEQUENCE), row.get(MESSAGE.ID)));
        }
        return ids;
    }
}
