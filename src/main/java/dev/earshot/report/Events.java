package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The events of a bot that are no messages. Thread-safe. */
public final class Events {
    private static final EventTable EVENT = Tables.EVENT;

    private final Store store;

    public Events(Store store) {
        this.store = store;
    }

    /** @throws BadCursorException if the cursor is none that this gave */
    public Page<TranscriptEvent> list(String bot, EventFilter filter) {
        int limit = PageLimit.clamp(filter.limit());
        Select<Record> query = DSL.select(List.of(EVENT.fields()))
                .from(EVENT)
                .where(condition(bot, filter))
                .orderBy(TimeCursor.newestFirst(EVENT.TIME, EVENT.SEQUENCE))
                .limit(limit + 1);
        List<TranscriptEvent> events = store.query(bot, query).stream()
                .map(row -> TranscriptEvent.of(EVENT.row(row)))
                .toList();
        return PageLimit.page(events, limit, event -> TimeCursor.of(event).text());
    }

    private static Condition condition(String bot, EventFilter filter) {
        Conditions conditions = new Conditions()
                .is(EVENT.BOT, bot)
                .is(EVENT.USER, filter.user())
                .is(EVENT.TYPE, filter.type())
                .is(EVENT.NAME, filter.name())
                .between(EVENT.TIME, filter.from(), filter.to());
        TimeCursor cursor = TimeCursor.parseNullable(filter.cursor());
        if (cursor != null) {
            conditions.and(cursor.isOlder(EVENT.TIME, EVENT.SEQUENCE));
        }
        return conditions.all();
    }
}
