package dev.earshot.ingest;

import dev.earshot.event.RejectReason;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.Sender;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client.
 *
 * @param target path and query as they came
 * @param query the decoded query parameters
 * @param body uncompressed; what came of it, if it is not whole
 * @param sender who made the call
 * @param signature what proves that the body is the bot's own, if it must
 * @param broken why the body is not whole: {@code TOO_LARGE}, {@code TOO_SLOW} or {@code BAD_ENCODING}; null if it is
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record Call(
        Dialect dialect,
        String target,
        Map<String, String> query,
        byte[] body,
        Sender sender,
        Signature signature,
        @Nullable RejectReason broken) {

    /** A call of a tracker, whose sender does not matter. */
    public Call(Dialect dialect, String target, Map<String, String> query, byte[] body, @Nullable RejectReason broken) {
        this(dialect, target, query, body, Sender.UNKNOWN, Signature.NONE, broken);
    }
}
