package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link IdentityLinkRow}. */
public final class IdentityLinkTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, String> TYPE = text("type");
    public final TableField<Record, String> VALUE = text("value");
    public final TableField<Record, String> SOURCE = text("source");

    IdentityLinkTable() {
        super("identity_link");
    }

    /** The row, from a record that has all the columns. */
    public IdentityLinkRow row(Record record) {
        return new IdentityLinkRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(USER),
                record.get(TIME),
                record.get(TYPE),
                record.get(VALUE),
                record.get(SOURCE));
    }
}
