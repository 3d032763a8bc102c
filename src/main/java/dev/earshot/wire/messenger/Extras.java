package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Intent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a client added to an item or a send beside Messenger's own fields.
 *
 * @param messageId the client's own id of the message, where Messenger gives none
 * @param time when it happened by the client's word, where Messenger gives no time
 * @param user the end user's attributes
 * @param metadata attributes of the event
 */
public record Extras(
        @Nullable Intent intent,
        @Nullable String conversationId,
        @Nullable String sessionId,
        @Nullable String templateId,
        @Nullable String messageId,
        @Nullable Instant time,
        @Nullable ObjectNode user,
        @Nullable ObjectNode metadata) {

    public static final Extras NONE = new Extras(null, null, null, null, null, null, null, null);
}
