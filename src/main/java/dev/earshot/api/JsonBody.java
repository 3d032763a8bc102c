package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.http.Problem;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON object that a call sent, checked. Lengths and meanings are checked by whoever takes the values. */
final class JsonBody {
    private final JsonNode object;

    private JsonBody(JsonNode object) {
        this.object = object;
    }

    /** @throws Problem 400 if a field is unknown */
    static JsonBody of(JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw UnknownName.problem("field", name, known);
            }
        });
        return new JsonBody(object);
    }

    /**
     * Null if the field is absent.
     *
     * @throws Problem 400 if it is no string; nothing here can be taken away by sending null
     */
    @Nullable
    String text(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw fault(name, "must be a string");
        }
        return value.textValue();
    }

    /** @throws Problem 400 if it is absent or no string */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw fault(name, "is missing");
        }
        return text;
    }

    /** @throws Problem 400 if it is absent or no whole number in that range */
    long requiredNumber(String name, long min, long max) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw fault(name, "is missing");
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw fault(name, "must be a whole number from " + min + " to " + max);
        }
        return value.longValue();
    }

    /** The value as it is; null if the field is absent. */
    @Nullable
    JsonNode node(String name) {
        return object.get(name);
    }

    /** @throws Problem 400 if it is there but neither true nor false */
    boolean flag(String name, boolean otherwise) {
        JsonNode value = object.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw fault(name, "must be true or false");
        }
        return value.booleanValue();
    }

    /**
     * A time; an empty text takes one away.
     *
     * @throws Problem 400 if it is there but no time
     */
    @Nullable
    Instant time(String name, @Nullable Instant otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        return text.isBlank()
                ? null
                : Times.parse(text.strip())
                        .orElseThrow(() -> fault(name, "must be a time such as 2026-01-31T12:00:00Z, or empty"));
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    private static Problem fault(String field, String message) {
        return Outcomes.invalid(java.util.List.of(new Outcomes.Fault(field, message)));
    }
}
