package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * Free attributes that clients attach at any level of a body: {@code platformUserJson} of the user, {@code metadata} and
 * {@code platformJson} of the message. Each may also come as a string of JSON. What stands at several levels is put
 * together; of two attributes of the same name the inner one counts.
 */
final class Attributes {
    private static final String USER = "platformUserJson";
    private static final String METADATA = "metadata";
    private static final String PLATFORM = "platformJson";

    private Attributes() {}

    /** Adds those of the user at one level to those of the levels further in. */
    static @Nullable ObjectNode addUser(@Nullable ObjectNode inner, JsonNode level) {
        JsonNode value = Json.get(level, USER);
        if (value == null) {
            return inner;
        }
        ObjectNode object = objectOf(USER, value);
        rename(object, "first_name", "firstName");
        rename(object, "last_name", "lastName");
        return merge(object, inner);
    }

    /** Adds those of the message; the platform's own object keeps its name among them. */
    static @Nullable ObjectNode addMetadata(@Nullable ObjectNode inner, JsonNode level) {
        JsonNode metadata = Json.get(level, METADATA);
        JsonNode platform = Json.get(level, PLATFORM);
        if (metadata == null && platform == null) {
            return inner;
        }
        ObjectNode object = metadata == null ? Json.NODES.objectNode() : objectOf(METADATA, metadata);
        if (platform != null) {
            object.set(PLATFORM, parsed(platform));
        }
        return merge(object, inner);
    }

    /** The object that a string holds; the value itself if it is none, or holds none. */
    static JsonNode parsed(JsonNode value) {
        ObjectNode parsed = value.isTextual() ? Json.parse(value.textValue()) : null;
        return parsed == null ? value : parsed;
    }

    private static ObjectNode objectOf(String name, JsonNode value) {
        ObjectNode object = Json.NODES.objectNode();
        if (parsed(value) instanceof ObjectNode fields) {
            object.setAll(fields);
        } else {
            object.set(name, value);
        }
        return object;
    }

    private static ObjectNode merge(ObjectNode outer, @Nullable ObjectNode inner) {
        if (inner != null) {
            outer.setAll(inner);
        }
        return outer;
    }

    /** Clients spell these either way; inside there is one spelling. */
    private static void rename(ObjectNode object, String from, String to) {
        JsonNode value = Json.get(object, from);
        if (value != null && !object.has(to)) {
            object.remove(from);
            object.set(to, value);
        }
    }
}
