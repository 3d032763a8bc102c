package dev.earshot.report.referrals;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What goes with the origins of the rankings: whom they brought in another period, and what these paid. Of all rankings in
 * one query, since reading the referrals takes longer than to count them.
 */
final class ByOrigin {
    private static final int MAX_SUMS = 3_000;

    private static final String RANKED = "ranked";
    private static final Field<Integer> RANKING = DSL.field(DSL.name(RANKED, "ranking"), SQLDataType.INTEGER);
    private static final Field<String> VALUE = DSL.field(DSL.name(RANKED, "origin"), SQLDataType.VARCHAR);
    private static final Field<String> USER = DSL.field(DSL.name(RANKED, "who"), SQLDataType.VARCHAR);
    private static final Field<Instant> FIRST = DSL.field(DSL.name(RANKED, "first_time"), EVENT.TIME.getDataType());
    private static final Field<String> SHOWN_CURRENCY = DSL.field(DSL.name("shown_currency"), SQLDataType.VARCHAR);

    private final Store store;
    private final Map<Origin, ? extends Collection<@Nullable String>> shown;

    /** @param shown the origins that count, null for referrals that do not say it */
    ByOrigin(Store store, Map<Origin, ? extends Collection<@Nullable String>> shown) {
        this.store = store;
        this.shown = shown;
    }

    /** How many users each brought. */
    Map<Origin, Map<@Nullable String, Long>> users(ReportQuestion question, Map<EventTrait, String> traits) {
        Map<Origin, Map<@Nullable String, Long>> users = new EnumMap<>(Origin.class);
        if (shown.isEmpty()) {
            return users;
        }
        Came came = new Came(question, traits);
        for (Record row : store.query(
                question.bot(),
                DSL.with(came.referrals())
                        .select(RANKING, VALUE, DSL.countDistinct(ReferralSets.known(USER)))
                        .from(ranked())
                        .groupBy(RANKING, VALUE))) {
            users.computeIfAbsent(ReferralSets.ORIGINS.get(row.get(RANKING)), any -> new HashMap<>())
                    .put(row.get(VALUE), Numbers.whole(row, 2));
        }
        return users;
    }

    /** What the users paid whom each brought, by currency. */
    Map<Origin, Map<@Nullable String, Map<String, BigDecimal>>> revenue(
            ReportQuestion question, Map<EventTrait, String> traits) {
        Map<Origin, Map<@Nullable String, Map<String, BigDecimal>>> revenue = new EnumMap<>(Origin.class);
        if (shown.isEmpty()) {
            return revenue;
        }
        Came came = new Came(question, traits);
        for (Record row : store.query(
                question.bot(),
                DSL.with(came.referrals())
                        .select(RANKING, VALUE, came.currency().as(SHOWN_CURRENCY), DSL.sum(EVENT.AMOUNT))
                        .from(ranked())
                        .join(EVENT)
                        .on(EVENT.USER.eq(USER))
                        .where(came.paidAfter(FIRST))
                        .groupBy(RANKING, VALUE, SHOWN_CURRENCY)
                        .orderBy(DSL.count().desc())
                        .limit(MAX_SUMS))) {
            revenue.computeIfAbsent(ReferralSets.ORIGINS.get(row.get(RANKING)), any -> new HashMap<>())
                    .computeIfAbsent(row.get(VALUE), any -> new TreeMap<>())
                    .put(row.get(SHOWN_CURRENCY), Numbers.amount(row, 3));
        }
        return revenue;
    }

    /** Each user of each origin once, with the first time that it brought them. */
    private Table<?> ranked() {
        Select<Record> all = null;
        for (Map.Entry<Origin, ? extends Collection<@Nullable String>> ranking : shown.entrySet()) {
            Select<Record> one = ranked(ranking.getKey(), ranking.getValue());
            all = all == null ? one : all.unionAll(one);
        }
        return DSL.table("({0})", all).as(RANKED);
    }

    private static Select<Record> ranked(Origin origin, Collection<@Nullable String> only) {
        Field<String> value = Came.cameFrom(origin);
        return DSL.select(new Field<?>[] {
                    DSL.inline(ReferralSets.ORIGINS.indexOf(origin)).as(RANKING.getUnqualifiedName()),
                    value.as(VALUE.getUnqualifiedName()),
                    Came.CAME_USER.as(USER.getUnqualifiedName()),
                    DSL.min(Came.CAME_TIME).as(FIRST.getUnqualifiedName())
                })
                .from(Came.CAME)
                .where(EventAttributes.isOneOf(value, only))
                .groupBy(Came.CAME_USER, value);
    }
}
