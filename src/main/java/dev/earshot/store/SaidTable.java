package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.TableField;

/**
 * Messages as reports read them: with what later copies and marks added, and with their place in the user's talk. An engine
 * keeps those of days that are settled; {@link SaidBetween} reads these and makes the others from {@link Tables#MESSAGE}.
 * Messages of nobody known are none of them.
 */
public final class SaidTable extends Columns {
    private static final long serialVersionUID = 1L;

    public final TableField<Record, UUID> ID = id("id");
    public final TableField<Record, Long> SEQUENCE = number("sequence");
    public final TableField<Record, String> BOT = text("bot");
    public final TableField<Record, String> USER = text("user_id");
    public final TableField<Record, Instant> TIME = time("time_millis");
    public final TableField<Record, String> PLATFORM = text("platform");
    public final TableField<Record, String> DIRECTION = text("direction");
    public final TableField<Record, String> KIND = text("kind");
    public final TableField<Record, String> TEXT = text("text");

    /** Of a tap, the payload that came with it; null of everything else. */
    public final TableField<Record, String> PAYLOAD = text("payload");

    public final TableField<Record, String> SESSION = text("session_id");
    public final TableField<Record, String> TEMPLATE_ID = text("template_id");
    public final TableField<Record, String> FAILURE_CODE = text("failure_code");

    /** Of the first copy that names one. */
    public final TableField<Record, String> INTENT = text("intent");

    /** As {@link MessageTable#INTENT_CONFIDENCE}, of the copy that named the intent. */
    public final TableField<Record, Double> CONFIDENCE = fraction("confidence");

    /** As {@link MessageTable#INTENT_INPUTS}, of the copy that named the intent. */
    public final TableField<Record, String> INPUTS = text("inputs");

    public final TableField<Record, Boolean> NOT_HANDLED = flag("not_handled");

    /** As {@link MessageRow#sentiment}. */
    public final TableField<Record, Double> SENTIMENT = fraction("sentiment");

    /** Milliseconds since the user's message before, whoever's; null if there was none for {@link SaidInOrder#REACH}. */
    public final TableField<Record, Long> PAUSE = number("pause");

    /** Direction of the message before; null as {@link #PAUSE} is. */
    public final TableField<Record, String> BEFORE = text("before");

    /** The sequence of the first message of the session that it belongs to. */
    public final TableField<Record, Long> OPENING = number("opening");

    /** When that one was. */
    public final TableField<Record, Instant> OPENED_AT = time("opened_millis");

    /** Whether it is the first ever, in or out, of its user. */
    public final TableField<Record, Boolean> IS_FIRST = flag("is_first");

    SaidTable() {
        super("said");
    }
}
