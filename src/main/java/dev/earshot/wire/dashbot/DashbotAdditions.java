package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.messenger.ClientAdditions;
import dev.earshot.wire.messenger.Extras;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tracker's clients add to Messenger's bodies. The documentation names one level for each field and its examples
 * show another, so each is taken from wherever it stands: beside the item, inside the message, at the root.
 */
final class DashbotAdditions implements ClientAdditions {
    static final DashbotAdditions INSTANCE = new DashbotAdditions();

    private static final Set<String> KEYS = Set.of(
            "intent",
            "platformUserJson",
            "platformJson",
            "metadata",
            "conversationId",
            "sessionId",
            "dashbotTemplateId",
            "dashbot_timestamp",
            "requestId");

    private DashbotAdditions() {}

    @Override
    public ObjectNode itemIn(ObjectNode received) {
        return Botkit.itemIn(received);
    }

    @Override
    public Set<String> keys() {
        return KEYS;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // asks whether two levels are one and the same node
    public Extras extras(JsonNode body, JsonNode part, @Nullable JsonNode message) {
        JsonNode outerMessage = Json.get(part, "message");
        Levels levels = new Levels();
        levels.add(part);
        if (outerMessage != null && outerMessage != message) {
            levels.addMessage(outerMessage);
        }
        if (message != null) {
            levels.addMessage(message);
        }
        if (body != part) {
            levels.add(body);
        }
        return levels.extras();
    }

    /** Of a body that is one message and has them all at its root. */
    static Extras ofRoot(JsonNode root) {
        Levels levels = new Levels();
        levels.add(root);
        return levels.extras();
    }

    /** Collects from the levels of a body, the one that counts most first. Not thread-safe. */
    private static final class Levels {
        private @Nullable Intent intent;
        private @Nullable String conversationId;
        private @Nullable String sessionId;
        private @Nullable String templateId;
        private @Nullable String requestId;
        private @Nullable Instant time;
        private @Nullable ObjectNode user;
        private @Nullable ObjectNode metadata;

        void add(JsonNode level) {
            addShared(level);
            metadata = Attributes.addMetadata(metadata, level);
        }

        /** A string named metadata inside a message is the platform's own. */
        void addMessage(JsonNode message) {
            addShared(message);
            JsonNode value = Json.get(message, "metadata");
            if (value == null || value.isObject() || Json.get(message, "platformJson") != null) {
                metadata = Attributes.addMetadata(metadata, message);
            }
        }

        private void addShared(JsonNode level) {
            if (intent == null) {
                intent = Intents.read(Json.get(level, "intent"));
            }
            conversationId = conversationId == null ? Json.id(level, "conversationId") : conversationId;
            sessionId = sessionId == null ? Json.id(level, "sessionId") : sessionId;
            templateId = templateId == null ? Json.id(level, "dashbotTemplateId") : templateId;
            requestId = requestId == null ? Json.id(level, "requestId") : requestId;
            time = time == null ? Timestamps.read(level, "dashbot_timestamp") : time;
            user = Attributes.addUser(user, level);
        }

        Extras extras() {
            return new Extras(intent, conversationId, sessionId, templateId, requestId, time, user, metadata);
        }
    }
}
