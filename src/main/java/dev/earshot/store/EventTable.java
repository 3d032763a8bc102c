package dev.earshot.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/** Columns of {@link EventRow}. */
public final class EventTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, Instant> RECEIVED_AT = time("received_millis");
    public final TableField<Record, String> PLATFORM = text("platform");
    public final TableField<Record, String> CONVERSATION = text("conversation");
    public final TableField<Record, String> SESSION = text("session_id");
    public final TableField<Record, String> TYPE = text("type");
    public final TableField<Record, String> NAME = text("name");
    public final TableField<Record, BigDecimal> AMOUNT = amount("amount");
    public final TableField<Record, String> CURRENCY = text("currency");
    public final TableField<Record, String> REFERENCE_NUMBER = text("reference_number");
    public final TableField<Record, String> ATTRIBUTES = text("attributes");
    public final TableField<Record, String> SOURCE = text("source");
    public final TableField<Record, String> RAW = text("raw");

    EventTable() {
        super("event");
    }

    /** The row, from a record that has all the columns. */
    public EventRow row(Record record) {
        return new EventRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(USER),
                record.get(TIME),
                record.get(RECEIVED_AT),
                record.get(PLATFORM),
                record.get(CONVERSATION),
                record.get(SESSION),
                record.get(TYPE),
                record.get(NAME),
                record.get(AMOUNT),
                record.get(CURRENCY),
                record.get(REFERENCE_NUMBER),
                record.get(ATTRIBUTES),
                record.get(SOURCE),
                record.get(RAW));
    }
}
