package dev.earshot.report;

import dev.earshot.store.EventTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What users brought in. Never summed over currencies: nobody said what one is worth in another. */
final class Revenues {
    private static final EventTable EVENT = Tables.EVENT;
    private static final int MAX_CURRENCIES = 50;

    static final Condition IS_REVENUE = EVENT.TYPE.eq("REVENUE").and(EVENT.AMOUNT.isNotNull());

    private final Store store;

    Revenues(Store store) {
        this.store = store;
    }

    /** Without a currency, {@code ""}. */
    static Field<String> currency() {
        return DSL.coalesce(EVENT.CURRENCY, DSL.inline(""));
    }

    /** @return of those users who have any, the sums by currency, in the currencies' order */
    Map<String, Map<String, BigDecimal>> of(String bot, Collection<String> users) {
        Map<String, Map<String, BigDecimal>> revenues = new HashMap<>();
        if (users.isEmpty()) {
            return revenues;
        }
        Field<BigDecimal> sum = DSL.sum(EVENT.AMOUNT);
        var query = DSL.select(EVENT.USER, EVENT.CURRENCY, sum)
                .from(EVENT)
                .where(EVENT.BOT.eq(bot), EVENT.USER.in(users), IS_REVENUE)
                .groupBy(EVENT.USER, EVENT.CURRENCY);
        for (Record row : store.query(bot, query)) {
            @Nullable String currency = row.get(EVENT.CURRENCY);
            revenues.computeIfAbsent(row.get(EVENT.USER), any -> new TreeMap<>())
                    .merge(currency == null ? "" : currency, Amounts.shown(row.get(sum)), BigDecimal::add);
        }
        return revenues;
    }

    /** That of the most revenue events first, at most 50. */
    List<String> currencies(String bot) {
        Field<String> currency = DSL.field(DSL.name("named_currency"), String.class);
        return store
                .query(
                        bot,
                        DSL.select(currency().as(currency), DSL.count())
                                .from(EVENT)
                                .where(EVENT.BOT.eq(bot), IS_REVENUE)
                                .groupBy(currency)
                                .orderBy(DSL.count().desc(), currency)
                                .limit(MAX_CURRENCIES))
                .stream()
                .map(row -> row.get(currency))
                .toList();
    }
}
