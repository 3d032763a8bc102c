package dev.earshot.wire;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One call of a client, as far as decoding needs it.
 *
 * @param bot whose key the call carried
 * @param query the decoded query parameters, the first of each name
 * @param body the body, uncompressed
 * @param receivedAt when it was read, milliseconds
 * @param sender who made the call
 * @param randomId gives the ids of events that the platform gives no identity
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier, never compared
public record WireRequest(
        BotId bot,
        Map<String, String> query,
        byte[] body,
        Instant receivedAt,
        Sender sender,
        Supplier<EventId> randomId) {

    /** Of a call whose sender does not matter. */
    public WireRequest(
            BotId bot, Map<String, String> query, byte[] body, Instant receivedAt, Supplier<EventId> randomId) {
        this(bot, query, body, receivedAt, Sender.UNKNOWN, randomId);
    }
}
