package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link MarkRow}. */
public final class MarkTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, String> KIND = text("kind");
    public final TableField<Record, UUID> TARGET_ID = id("target_id");
    public final TableField<Record, String> MESSAGE_ID = text("message_id");
    public final TableField<Record, Instant> WATERMARK = time("watermark_millis");
    public final TableField<Record, String> DIRECTION = text("direction");
    public final TableField<Record, String> VALUE = text("value");
    public final TableField<Record, String> EMOJI = text("emoji");
    public final TableField<Record, String> RAW = text("raw");

    MarkTable() {
        super("mark");
    }

    /** The row, from a record that has all the columns. */
    public MarkRow row(Record record) {
        return new MarkRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(USER),
                record.get(TIME),
                record.get(KIND),
                record.get(TARGET_ID),
                record.get(MESSAGE_ID),
                record.get(WATERMARK),
                record.get(DIRECTION),
                record.get(VALUE),
                record.get(EMOJI),
                record.get(RAW));
    }
}
