package dev.earshot.report;

import dev.earshot.store.LedgerTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The projector's side of the books. Thread-safe. */
public final class Ledger {
    private static final LedgerTable LEDGER = Tables.LEDGER;

    private final Store store;

    public Ledger(Store store) {
        this.store = store;
    }

    /** Of one bot; all zero if nothing came yet. */
    public LedgerTotals of(String bot) {
        return totals(store.query(bot, sums().where(LEDGER.BOT.eq(bot))));
    }

    /** Of all bots and of calls that belong to no bot. */
    public LedgerTotals all() {
        return totals(store.query(sums()));
    }

    /** Of every bot that anything came for; the empty name stands for calls that belong to no bot. */
    public Map<String, LedgerTotals> byBot() {
        Map<String, LedgerTotals> totals = new TreeMap<>();
        for (Record row : store.query(
                DSL.select(LEDGER.BOT, DSL.sum(LEDGER.STORED), DSL.sum(LEDGER.DUPLICATES), DSL.sum(LEDGER.QUARANTINED))
                        .from(LEDGER)
                        .groupBy(LEDGER.BOT))) {
            totals.put(row.get(LEDGER.BOT), new LedgerTotals(number(row, 1), number(row, 2), number(row, 3)));
        }
        return totals;
    }

    private static org.jooq.SelectWhereStep<Record3<BigDecimal, BigDecimal, BigDecimal>> sums() {
        return DSL.select(DSL.sum(LEDGER.STORED), DSL.sum(LEDGER.DUPLICATES), DSL.sum(LEDGER.QUARANTINED))
                .from(LEDGER);
    }

    private static LedgerTotals totals(List<? extends Record> sums) {
        Record row = sums.getFirst();
        return new LedgerTotals(number(row, 0), number(row, 1), number(row, 2));
    }

    /** A sum over no rows is null. */
    private static long number(Record row, int index) {
        @Nullable Object sum = row.get(index);
        return sum == null ? 0 : ((BigDecimal) sum).longValueExact();
    }
}
