package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link TouchRow}. */
public final class TouchTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, Instant> RECEIVED_AT = time("received_millis");
    public final TableField<Record, String> PLATFORM = text("platform");
    public final TableField<Record, String> KIND = text("kind");
    public final TableField<Record, String> TRAFFIC = text("traffic");
    public final TableField<Record, String> CAMPAIGN = text("campaign");
    public final TableField<Record, String> NETWORK = text("network");
    public final TableField<Record, String> SITE = text("site");
    public final TableField<Record, String> SUB_SITE = text("sub_site");
    public final TableField<Record, String> CREATIVE = text("creative");
    public final TableField<Record, String> CLICK_ID = text("click_id");
    public final TableField<Record, String> LINK = text("link");
    public final TableField<Record, String> RULE = text("rule");
    public final TableField<Record, String> IP_ADDRESS = text("ip_address");
    public final TableField<Record, String> USER_AGENT = text("user_agent");
    public final TableField<Record, String> PARAMETERS = text("parameters");
    public final TableField<Record, String> SOURCE = text("source");
    public final TableField<Record, String> RAW = text("raw");

    TouchTable() {
        super("touch");
    }

    /** The row, from a record that has all the columns. */
    public TouchRow row(Record record) {
        return new TouchRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(USER),
                record.get(TIME),
                record.get(RECEIVED_AT),
                record.get(PLATFORM),
                record.get(KIND),
                record.get(TRAFFIC),
                record.get(CAMPAIGN),
                record.get(NETWORK),
                record.get(SITE),
                record.get(SUB_SITE),
                record.get(CREATIVE),
                record.get(CLICK_ID),
                record.get(LINK),
                record.get(RULE),
                record.get(IP_ADDRESS),
                record.get(USER_AGENT),
                record.get(PARAMETERS),
                record.get(SOURCE),
                record.get(RAW));
    }
}
