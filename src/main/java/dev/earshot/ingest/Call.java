package dev.earshot.ingest;

import dev.earshot.event.RejectReason;
import dev.earshot.wire.Dialect;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a client.
 *
 * @param target path and query as they came
 * @param query the decoded query parameters
 * @param body uncompressed; what came of it, if it is not whole
 * @param broken why the body is not whole: {@code TOO_LARGE}, {@code TOO_SLOW} or {@code BAD_ENCODING}; null if it is
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record Call(
        Dialect dialect,
        String target,
        Map<String, String> query,
        byte[] body,
        @Nullable RejectReason broken) {}
