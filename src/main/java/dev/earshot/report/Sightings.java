package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Counts what users of a bot have. */
final class Sightings {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final EventTable EVENT = Tables.EVENT;
    private static final Field<Integer> COUNT = DSL.count();

    private final Store store;

    Sightings(Store store) {
        this.store = store;
    }

    /** @return of those users who have messages or events */
    Map<String, Sighting> of(String bot, Collection<String> users) {
        Map<String, Sighting> sightings = new HashMap<>();
        if (!users.isEmpty()) {
            addMessages(bot, users, sightings);
            addEvents(bot, users, sightings);
        }
        return sightings;
    }

    private void addMessages(String bot, Collection<String> users, Map<String, Sighting> sightings) {
        Field<Instant> first = DSL.min(MESSAGE.TIME);
        Field<Instant> last = DSL.max(MESSAGE.TIME);
        var query = DSL.select(MESSAGE.USER, MESSAGE.DIRECTION, COUNT, first, last)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.in(users))
                .groupBy(MESSAGE.USER, MESSAGE.DIRECTION);
        for (Record row : store.query(bot, query)) {
            long count = row.get(COUNT).longValue();
            boolean isIncoming = row.get(MESSAGE.DIRECTION).equals("INCOMING");
            Sighting sighting =
                    new Sighting(row.get(first), row.get(last), isIncoming ? count : 0, isIncoming ? 0 : count, 0);
            sightings.merge(row.get(MESSAGE.USER), sighting, Sighting::and);
        }
    }

    private void addEvents(String bot, Collection<String> users, Map<String, Sighting> sightings) {
        Field<Instant> first = DSL.min(EVENT.TIME);
        Field<Instant> last = DSL.max(EVENT.TIME);
        var query = DSL.select(EVENT.USER, COUNT, first, last)
                .from(EVENT)
                .where(EVENT.BOT.eq(bot), EVENT.USER.in(users))
                .groupBy(EVENT.USER);
        for (Record row : store.query(bot, query)) {
            Sighting sighting = new Sighting(
                    row.get(first), row.get(last), 0, 0, row.get(COUNT).longValue());
            sightings.merge(row.get(EVENT.USER), sighting, Sighting::and);
        }
    }
}
