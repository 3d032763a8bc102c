package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link QuarantineRow}. */
public final class QuarantineTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, Instant> RECEIVED_AT = time("received_millis");
    public final TableField<Record, String> REASON = text("reason");
    public final TableField<Record, String> MESSAGE = text("message");
    public final TableField<Record, String> TARGET = text("target");
    public final TableField<Record, String> BODY = text("body");
    public final TableField<Record, Boolean> IS_CUT = flag("is_cut");

    QuarantineTable() {
        super("quarantine");
    }

    /** The row, from a record that has all the columns. */
    public QuarantineRow row(Record record) {
        return new QuarantineRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(RECEIVED_AT),
                record.get(REASON),
                record.get(MESSAGE),
                record.get(TARGET),
                record.get(BODY),
                record.get(IS_CUT));
    }
}
