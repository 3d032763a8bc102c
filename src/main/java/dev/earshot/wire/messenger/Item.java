package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One messaging item and what surrounds it.
 *
 * @param node Messenger's own item
 * @param parties who talks to whom
 * @param entryTime of the entry that holds it
 * @param extras what the client added
 * @param raw what to keep as received for this item alone
 */
record Item(
        Origin origin,
        ObjectNode node,
        Parties parties,
        @Nullable Instant entryTime,
        Extras extras,
        String raw) {

    /** The item's own time, not that of its entry. */
    @Nullable
    Instant ownTime() {
        return Timestamps.read(node, "timestamp");
    }

    String requiredUser() {
        if (parties.user().isEmpty()) {
            throw UnusableException.missing(
                    parties.isFromPage() ? "recipient.id" : "sender.id", "it says which user is meant");
        }
        return parties.user();
    }

    /** The id of the message that Messenger knows by {@code mid}, or of this item if it has none. */
    EventId messageId(@Nullable String mid, String kind, JsonNode content) {
        return mid == null ? id(kind, content) : origin.id(EventKeys.message(mid));
    }

    /** The id of an item that has no message id of its own. */
    EventId id(String kind, JsonNode content) {
        return origin.id(EventKeys.item(this, kind, ownTime(), content));
    }

    Header header(EventId id) {
        return header(id, null);
    }

    /** @param metadata Messenger's own attributes of the event; the client's stand beside them */
    Header header(EventId id, @Nullable ObjectNode metadata) {
        Instant own = ownTime();
        return new Header(
                id,
                origin.time(own == null ? extras.time() : own, entryTime),
                origin.platform(),
                parties.user(),
                extras.conversationId(),
                extras.sessionId(),
                parties.page(),
                origin.source(),
                Json.writeOrNull(extras.user()),
                Metadata.join(extras.metadata(), metadata),
                raw);
    }
}
