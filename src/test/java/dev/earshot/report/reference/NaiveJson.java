package dev.earshot.report.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Values of JSON objects that the tests wrote themselves. */
public final class NaiveJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private NaiveJson() {}

    /** A text without its quotes, anything else as JSON; null if it is not there. */
    public static @Nullable String text(@Nullable String json, String name) {
        if (json == null) {
            return null;
        }
        try {
            JsonNode value = MAPPER.readTree(json).get(name);
            return value == null || value.isNull() ? null : value.asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The object of that name, as JSON; null if there is none. */
    public static @Nullable String object(@Nullable String json, String name) {
        try {
            JsonNode value = json == null ? null : MAPPER.readTree(json).get(name);
            return value == null || !value.isObject() ? null : value.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
