package dev.earshot.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class LedgerTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    @Test
    void addsUpTheBatchesOfEachBotAndOfAll() {
        Ledger ledger = new Ledger(ROWS.store());
        assertEquals(new LedgerTotals(0, 0, 0), ledger.all());
        assertEquals(Map.of(), ledger.byBot());
        BotRows rows = ROWS.newBot();
        rows.ledger("a", 10, 2, 1);
        rows.ledger("b", 100, 0, 0);
        rows.ledger("", 0, 0, 4);
        rows.write();
        rows.ledger("a", 5, 1, 0);
        rows.write();
        assertEquals(new LedgerTotals(15, 3, 1), ledger.of("a"));
        assertEquals(new LedgerTotals(0, 0, 0), ledger.of("c"));
        assertEquals(new LedgerTotals(115, 3, 5), ledger.all());
        assertEquals(
                Map.of(
                        "", new LedgerTotals(0, 0, 4),
                        "a", new LedgerTotals(15, 3, 1),
                        "b", new LedgerTotals(100, 0, 0)),
                ledger.byBot());
    }
}
