package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Items that the client's Botkit middleware made: the whole message of Botkit, with Messenger's item somewhere inside,
 * stands where Messenger's message should.
 */
final class Botkit {

    /** Botkit copies these from Messenger's item into its message. */
    private static final List<String> CONTENTS = List.of(
            "message",
            "postback",
            "delivery",
            "read",
            "optin",
            "referral",
            "account_linking",
            "reaction",
            "app_roles",
            "pass_thread_control",
            "take_thread_control",
            "request_thread_control");

    private Botkit() {}

    /** Messenger's item; what was received, if Botkit has no hand in it. */
    static ObjectNode itemIn(ObjectNode received) {
        ObjectNode message = Json.object(received, "message");
        if (message == null) {
            return received;
        }
        ObjectNode original = Json.object(message, "raw_message");
        if (original != null) {
            return withTime(original, received);
        }
        String content = contentIn(message);
        if (content != null) {
            return itemOf(received, message, content, message.get(content));
        }
        return "facebook_postback".equals(Json.text(message, "type"))
                ? itemOf(received, message, "postback", postback(message))
                : received;
    }

    private static @Nullable String contentIn(ObjectNode message) {
        for (String content : CONTENTS) {
            // Messenger's own message has a referral too, and no copy of a message.
            boolean isOwn = content.equals("referral") && (message.has("mid") || message.has("text"));
            if (!isOwn && Json.object(message, content) != null) {
                return content;
            }
        }
        return null;
    }

    private static ObjectNode withTime(ObjectNode original, ObjectNode received) {
        JsonNode time = Json.get(received, "timestamp");
        if (time == null || original.has("timestamp")) {
            return original;
        }
        return original.deepCopy().set("timestamp", time);
    }

    private static ObjectNode itemOf(ObjectNode received, ObjectNode message, String content, JsonNode value) {
        ObjectNode item = Json.NODES.objectNode();
        item.setAll(received);
        item.remove("message");
        for (String party : List.of("sender", "recipient")) {
            JsonNode inside = Json.get(message, party);
            if (inside != null) {
                item.set(party, inside);
            }
        }
        item.set(content, value);
        return item;
    }

    /** Botkit before 0.5 keeps of a postback only its payload, and calls that the text. */
    private static ObjectNode postback(ObjectNode message) {
        ObjectNode postback = Json.NODES.objectNode();
        postback.put("payload", Json.text(message, Json.get(message, "payload") == null ? "text" : "payload"));
        JsonNode referral = Json.get(message, "referral");
        return referral == null ? postback : postback.set("referral", referral);
    }
}
