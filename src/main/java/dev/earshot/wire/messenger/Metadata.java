package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes of a message that the model has no field for: what Messenger says beside the content. */
final class Metadata {
    private static final List<String> OF_MESSAGE = List.of("metadata", "app_id", "commands", "tags", "nlp");
    private static final List<String> OF_ITEM = List.of("prior_message");
    private static final List<String> OF_SEND = List.of("tag", "persona_id", "thread_control");

    private Metadata() {}

    /** Of a message of a webhook. */
    static @Nullable ObjectNode ofMessage(JsonNode item, JsonNode message) {
        return copy(copy(null, message, OF_MESSAGE), item, OF_ITEM);
    }

    /** Of a send. */
    static @Nullable ObjectNode ofSend(JsonNode request, @Nullable JsonNode message) {
        ObjectNode ofMessage = message == null ? null : copy(null, message, OF_MESSAGE);
        // Botkit reports a send before it moves these out of the message.
        ObjectNode ofBoth = message == null ? ofMessage : copy(ofMessage, message, OF_SEND);
        return copy(ofBoth, request, OF_SEND);
    }

    /** One object of both as JSON; of two attributes of the same name the client's counts. */
    static @Nullable String join(@Nullable ObjectNode client, @Nullable ObjectNode messenger) {
        if (client == null || messenger == null) {
            return Json.writeOrNull(client == null ? messenger : client);
        }
        ObjectNode both = Json.NODES.objectNode();
        both.setAll(messenger);
        both.setAll(client);
        return Json.write(both);
    }

    private static @Nullable ObjectNode copy(@Nullable ObjectNode to, JsonNode from, List<String> fields) {
        ObjectNode copy = to;
        for (String field : fields) {
            JsonNode value = Json.get(from, field);
            // An object named metadata is the client's: Messenger's is a string.
            if (value != null && !(field.equals("metadata") && value.isObject())) {
                copy = copy == null ? Json.NODES.objectNode() : copy;
                copy.set(field, field.endsWith("_id") ? asText(value) : value);
            }
        }
        return copy;
    }

    /** Ids come as strings and as numbers; here they are always strings. */
    private static JsonNode asText(JsonNode id) {
        String text = Json.scalar(id);
        return text == null ? id : Json.NODES.textNode(text);
    }
}
