package dev.earshot.store;

import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link LedgerRow}. */
public final class LedgerTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, Long> STORED = number("stored");
    public final TableField<Record, Long> DUPLICATES = number("duplicates");
    public final TableField<Record, Long> QUARANTINED = number("quarantined");

    LedgerTable() {
        super("ledger");
    }
}
