package dev.earshot.report.audience;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The users of an audience. Thread-safe. */
public final class AudienceMembers {
    /** What a file has at most; those seen last. */
    public static final int MAX_EXPORTED = 100_000;

    private static final Field<String> USER = DSL.field(DSL.name("active", "user_id"), SQLDataType.VARCHAR);
    private static final Field<Instant> TIME = DSL.field(DSL.name("active", "time_millis"), MESSAGE.TIME.getDataType());
    private static final Field<Integer> IS_MESSAGE = DSL.field(DSL.name("active", "is_message"), SQLDataType.INTEGER);
    private static final Field<Instant> LAST = DSL.max(TIME);

    private final Store store;

    public AudienceMembers(Store store) {
        this.store = store;
    }

    public boolean has(AudienceUsers audience, String user) {
        Field<String> member = DSL.field(DSL.name("member", "user_id"), SQLDataType.VARCHAR);
        return !store.query(
                        audience.bot(),
                        DSL.select(member)
                                .from(audience.users().asTable("member", "user_id"))
                                .where(member.eq(user))
                                .limit(1))
                .isEmpty();
    }

    /** A row for each, those seen last first. */
    public Grid export(AudienceUsers audience) {
        List<Grid.Row> rows = new ArrayList<>();
        for (Record row : store.query(
                audience.bot(),
                DSL.select(List.of(USER, DSL.min(TIME), LAST, DSL.sum(IS_MESSAGE), DSL.count()))
                        .from(active(audience))
                        .groupBy(USER)
                        .orderBy(LAST.desc(), USER.asc())
                        .limit(MAX_EXPORTED))) {
            long messages = Numbers.whole(row, 3);
            rows.add(Grid.Row.of(
                    List.of(
                            row.get(USER),
                            row.get(DSL.min(TIME)),
                            row.get(LAST),
                            messages,
                            Numbers.whole(row, 4) - messages),
                    null));
        }
        return new Grid(
                List.of(
                        new Grid.Column("userId", "User", null),
                        new Grid.Column("firstSeen", "First seen", null),
                        new Grid.Column("lastSeen", "Last seen", null),
                        new Grid.Column("messages", "Messages", Unit.COUNT),
                        new Grid.Column("events", "Events", Unit.COUNT)),
                rows);
    }

    private static Table<? extends Record> active(AudienceUsers audience) {
        Condition isMessage = DSL.and(MESSAGE.BOT.eq(audience.bot()), MESSAGE.USER.in(audience.users()));
        Condition isEvent = DSL.and(EVENT.BOT.eq(audience.bot()), EVENT.USER.in(audience.users()));
        return DSL.select(MESSAGE.USER, MESSAGE.TIME, DSL.inline(1))
                .from(MESSAGE)
                .where(isMessage)
                .unionAll(DSL.select(EVENT.USER, EVENT.TIME, DSL.inline(0))
                        .from(EVENT)
                        .where(isEvent))
                .asTable("active", "user_id", "time_millis", "is_message");
    }
}
