package dev.earshot.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON in rows. Bots wrote most of it. What cannot be read counts as absent: one odd row must not make the list
 * that it stands in unreadable, and its raw text is shown beside it anyway.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            // An amount or an id that a bot sent as a number is shown as it was sent.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The value, or a missing node if there is none or it is no JSON. */
    static JsonNode read(@Nullable String json) {
        if (json == null || json.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The value as text: strings as they are, other values as JSON; null if it is absent or null. */
    static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return null;
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }

    static @Nullable String text(JsonNode object, String field) {
        return text(object.get(field));
    }

    /** A new object without fields. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** How a string reads inside of JSON, without the quotes. */
    static String quotedInside(String text) {
        String quoted = TextNode.valueOf(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
