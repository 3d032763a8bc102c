package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.SAID;

import dev.earshot.identity.Persons;
import dev.earshot.store.FirstSaid;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** When users, and the persons behind them, said or were told something for the first time ever. */
final class Starts {
    private static final String NAME = "first_said";

    static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), SQLDataType.VARCHAR);
    private static final Field<Instant> TIME = DSL.field(DSL.name(NAME, "time_millis"), SAID.TIME.getDataType());

    private Starts() {}

    /** The latest of those whom the condition lets through. */
    static Map<String, Instant> byUser(Store store, String bot, Condition which, int most) {
        Map<String, Instant> starts = new HashMap<>();
        for (Record row : store.query(
                bot,
                DSL.select(USER, TIME)
                        .from(FirstSaid.of(bot).as(NAME))
                        .where(which)
                        .orderBy(TIME.desc(), USER)
                        .limit(most))) {
            starts.merge(row.get(USER), row.get(TIME), Starts::earlier);
        }
        return starts;
    }

    static Map<String, Instant> byPerson(Store store, String bot, Condition which, Persons persons, int most) {
        Map<String, Instant> starts = new HashMap<>();
        byUser(store, bot, which, most).forEach((user, time) -> starts.merge(persons.of(user), time, Starts::earlier));
        return starts;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
