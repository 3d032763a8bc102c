package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Users of a bot in the order of a number that is reckoned from their messages and events: the most first. */
final class RankedUsers {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final EventTable EVENT = Tables.EVENT;

    /** Holds amounts of money as the store does, and counts and times besides. */
    private static final DataType<BigDecimal> AMOUNT =
            SQLDataType.DECIMAL(Tables.AMOUNT_PRECISION, Tables.AMOUNT_SCALE);

    private static final Field<BigDecimal> NONE = DSL.inline(BigDecimal.ZERO).cast(AMOUNT);
    private static final Field<BigDecimal> ONE = DSL.inline(BigDecimal.ONE).cast(AMOUNT);

    private static final Field<Instant> TIME = DSL.field(DSL.name("active", "time_millis"), MESSAGE.TIME.getDataType());
    private static final Field<BigDecimal> WEIGHT = DSL.field(DSL.name("active", "weight"), AMOUNT);

    private final Store store;

    RankedUsers(Store store) {
        this.store = store;
    }

    /**
     * @param currency whose amounts count for {@link PersonSort#REVENUE}
     * @param who a condition on {@link RecentUsers#user}
     */
    List<RankCursor> after(
            String bot, PersonSort sort, String currency, @Nullable RankCursor place, Condition who, int size) {
        Field<String> user = RecentUsers.user();
        Field<BigDecimal> amount = amount(sort);
        Condition isFurther = place == null
                ? DSL.noCondition()
                : amount.lt(value(place)).or(amount.eq(value(place)).and(user.gt(place.user())));
        Select<Record2<String, BigDecimal>> query = DSL.select(user, amount)
                .from(active(bot, sort, currency))
                .where(who)
                .groupBy(user)
                .having(isFurther)
                .orderBy(amount.desc(), user.asc())
                .limit(size);
        return store.query(bot, query).stream()
                .map(row -> new RankCursor(sort, row.get(amount), row.get(user)))
                .toList();
    }

    long count(String bot, Condition who) {
        Field<Integer> count = DSL.countDistinct(RecentUsers.user());
        return store.query(
                        bot,
                        DSL.select(count)
                                .from(active(bot, PersonSort.LAST_SEEN, ""))
                                .where(who))
                .getFirst()
                .get(count);
    }

    private static Field<BigDecimal> value(RankCursor place) {
        return DSL.inline(place.amount()).cast(AMOUNT);
    }

    private static Field<BigDecimal> amount(PersonSort sort) {
        return switch (sort) {
            case LAST_SEEN -> DSL.max(TIME.coerce(Long.class)).cast(AMOUNT);
            case FIRST_SEEN -> DSL.min(TIME.coerce(Long.class)).cast(AMOUNT);
            case MESSAGES, REVENUE -> DSL.sum(WEIGHT).cast(AMOUNT);
        };
    }

    private static Table<? extends Record> active(String bot, PersonSort sort, String currency) {
        Field<BigDecimal> ofMessage = sort == PersonSort.MESSAGES ? ONE : NONE;
        Field<BigDecimal> ofEvent = sort == PersonSort.REVENUE
                ? DSL.when(Revenues.IS_REVENUE.and(Revenues.currency().eq(currency)), EVENT.AMOUNT)
                        .otherwise(NONE)
                : NONE;
        Select<Record3<String, Instant, BigDecimal>> messages = DSL.select(MESSAGE.USER, MESSAGE.TIME, ofMessage)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.ne(""));
        Select<Record3<String, Instant, BigDecimal>> events =
                DSL.select(EVENT.USER, EVENT.TIME, ofEvent).from(EVENT).where(EVENT.BOT.eq(bot), EVENT.USER.ne(""));
        return messages.unionAll(events).asTable("active", "user_id", "time_millis", "weight");
    }
}
