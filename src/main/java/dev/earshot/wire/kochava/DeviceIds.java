package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Identifier;
import dev.earshot.wire.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers as they are written: {@code {"idfa": "…"}}, the same within an array, a string that holds the object, or a bare
 * value, which the bot integration's own table prints and calls 'a unique identifier for the user, like fb_user_id'.
 */
final class DeviceIds {
    static final String FIELD = "device_ids";

    private DeviceIds() {}

    /** Those of a call of {@code /track/json}. */
    static IdentifierSet of(Envelope envelope) {
        IdentifierSet found = new IdentifierSet();
        add(found, FIELD, Identifier.FB_USER_ID, Json.get(envelope.data(), FIELD), null);
        if (found.isEmpty()) {
            add(found, FIELD, Identifier.FB_USER_ID, Json.get(envelope.root(), FIELD), null);
        }
        found.add("kochava_device_id", "kochava_device_id", envelope.text("kochava_device_id"));
        return found;
    }

    /**
     * Adds what a value holds.
     *
     * @param bareType what a value without a name is
     * @param hashMethods by which of them were hashed, by name: a hash of an id is another identifier than the id
     */
    static void add(
            IdentifierSet found,
            String field,
            String bareType,
            @Nullable JsonNode value,
            @Nullable JsonNode hashMethods) {
        if (value == null) {
            return;
        }
        if (value.isArray()) {
            value.forEach(element -> addObjectOrBare(found, field, bareType, element, hashMethods));
        } else {
            addObjectOrBare(found, field, bareType, value, hashMethods);
        }
    }

    private static void addObjectOrBare(
            IdentifierSet found, String field, String bareType, JsonNode value, @Nullable JsonNode hashMethods) {
        ObjectNode held = value.isTextual() ? Json.parse(value.textValue()) : null;
        if ((held == null ? value : held) instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> entry : object.properties()) {
                String type = hashed(entry.getKey(), Json.text(hashMethods, entry.getKey()));
                for (JsonNode one : Json.each(object, entry.getKey())) {
                    found.add(field, type, Json.scalar(one));
                }
            }
        } else {
            found.add(field, bareType, Json.scalar(value));
        }
    }

    /** The name of a hashed identifier: {@code idfa_md5}. */
    static String hashed(String type, @Nullable String method) {
        return method == null || method.isBlank()
                ? type
                : type + "_" + method.strip().toLowerCase(Locale.ROOT);
    }
}
