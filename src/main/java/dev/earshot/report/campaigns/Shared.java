package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.IDENTITY_LINK;

import dev.earshot.identity.Limits;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The identifiers that more than one user of a bot is known by, and these users: those of one user join nobody. A table to
 * select from, with the columns below.
 */
final class Shared {
    private static final String NAME = "shared";
    private static final String PAIRS = "pairs";
    private static final String FB_USER_ID = "fb_user_id";

    static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), SQLDataType.VARCHAR);
    static final Field<String> TYPE = DSL.field(DSL.name(NAME, "type"), SQLDataType.VARCHAR);
    static final Field<String> VALUE = DSL.field(DSL.name(NAME, "value"), SQLDataType.VARCHAR);

    static final Field<Integer> USERS = DSL.countDistinct(pair("user_id"));

    private Shared() {}

    /** With those that join: of two users and of no more than may be. */
    static Table<? extends Record> of(String bot) {
        Field<String> type = DSL.field(DSL.name("joining", "type"), SQLDataType.VARCHAR);
        Field<String> value = DSL.field(DSL.name("joining", "value"), SQLDataType.VARCHAR);
        return DSL.select(pair("user_id"), pair("type"), pair("value"))
                .from(pairs(bot))
                .join(DSL.select(pair("type"), pair("value"))
                        .from(pairs(bot))
                        .groupBy(pair("type"), pair("value"))
                        .having(USERS.ge(2), USERS.le(Limits.DEFAULT.usersOfIdentifier()))
                        .asTable("joining"))
                .on(pair("type").eq(type), pair("value").eq(value))
                .asTable(NAME);
    }

    /** Those of too many users, with how many: the most first. */
    static Select<Record3<String, String, Integer>> byTooMany(String bot, int most) {
        Condition isTooMany = USERS.gt(Limits.DEFAULT.usersOfIdentifier());
        return DSL.select(pair("type"), pair("value"), USERS)
                .from(pairs(bot))
                .groupBy(pair("type"), pair("value"))
                .having(isTooMany)
                .orderBy(USERS.desc(), pair("type"), pair("value"))
                .limit(most);
    }

    private static Field<String> pair(String column) {
        return DSL.field(DSL.name(PAIRS, column), SQLDataType.VARCHAR);
    }

    /** A Messenger user's id is their {@code fb_user_id}, also where nobody has said so. */
    private static Table<? extends Record> pairs(String bot) {
        return DSL.select(IDENTITY_LINK.USER, IDENTITY_LINK.TYPE, IDENTITY_LINK.VALUE)
                .from(IDENTITY_LINK)
                .where(IDENTITY_LINK.BOT.eq(bot))
                .unionAll(DSL.select(IDENTITY_LINK.VALUE, IDENTITY_LINK.TYPE, IDENTITY_LINK.VALUE)
                        .from(IDENTITY_LINK)
                        .where(
                                IDENTITY_LINK.BOT.eq(bot),
                                IDENTITY_LINK.TYPE.eq(FB_USER_ID),
                                IDENTITY_LINK.VALUE.ne(IDENTITY_LINK.USER)))
                .asTable(PAIRS, "user_id", "type", "value");
    }
}
