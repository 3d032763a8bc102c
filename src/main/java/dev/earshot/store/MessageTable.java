package dev.earshot.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Columns of {@link MessageRow}. */
public final class MessageTable extends Columns {
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
    public final TableField<Record, String> PAGE = text("page");
    public final TableField<Record, String> DIRECTION = text("direction");
    public final TableField<Record, String> AUTHOR = text("author");
    public final TableField<Record, String> MESSAGE_ID = text("message_id");
    public final TableField<Record, String> KIND = text("kind");
    public final TableField<Record, String> TEXT = text("text");
    public final TableField<Record, String> INTENT = text("intent");
    public final TableField<Record, Double> INTENT_CONFIDENCE = fraction("intent_confidence");
    public final TableField<Record, String> INTENT_INPUTS = text("intent_inputs");
    public final TableField<Record, Boolean> NOT_HANDLED = flag("not_handled");
    public final TableField<Record, String> TEMPLATE_ID = text("template_id");
    public final TableField<Record, String> FAILURE_CODE = text("failure_code");
    public final TableField<Record, String> CONTENT = text("content");
    public final TableField<Record, String> METADATA = text("metadata");
    public final TableField<Record, String> SOURCE = text("source");
    public final TableField<Record, String> RAW = text("raw");
    public final TableField<Record, Double> SENTIMENT = fraction("sentiment");

    MessageTable() {
        super("message");
    }

    /** All columns, with an empty text for {@link #RAW}: the bodies as they came are most of what a message takes to read. */
    public List<Field<?>> withoutRaw() {
        return Arrays.stream(fields())
                .<Field<?>>map(field -> field.equals(RAW) ? DSL.inline("").as(RAW) : field)
                .toList();
    }

    /** The row, from a record that has all the columns. */
    public MessageRow row(Record record) {
        return new MessageRow(
                record.get(ID),
                record.get(SEQUENCE),
                record.get(BOT),
                record.get(USER),
                record.get(TIME),
                record.get(RECEIVED_AT),
                record.get(PLATFORM),
                record.get(CONVERSATION),
                record.get(SESSION),
                record.get(PAGE),
                record.get(DIRECTION),
                record.get(AUTHOR),
                record.get(MESSAGE_ID),
                record.get(KIND),
                record.get(TEXT),
                record.get(INTENT),
                record.get(INTENT_CONFIDENCE),
                record.get(INTENT_INPUTS),
                record.get(NOT_HANDLED),
                record.get(TEMPLATE_ID),
                record.get(FAILURE_CODE),
                record.get(CONTENT),
                record.get(METADATA),
                record.get(SOURCE),
                record.get(RAW),
                record.get(SENTIMENT));
    }
}
