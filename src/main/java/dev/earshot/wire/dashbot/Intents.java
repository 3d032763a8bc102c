package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tracker's intent: {@code {name, inputs:[{name,value}], confidence}}, or only its name as a string. */
final class Intents {
    private Intents() {}

    /** Null if there is none: absent, or without a name and inputs, as some clients send it for an unknown intent. */
    static @Nullable Intent read(@Nullable JsonNode intent) {
        if (intent == null) {
            return null;
        }
        if (!intent.isObject()) {
            String name = Json.scalar(intent);
            return name == null || name.isEmpty() ? null : new Intent(name, List.of(), null);
        }
        String name = Json.text(intent, "name");
        List<Intent.Input> inputs = inputs(intent);
        if ((name == null || name.isEmpty()) && inputs.isEmpty()) {
            return null;
        }
        return new Intent(name == null ? "" : name, inputs, confidence(Json.get(intent, "confidence")));
    }

    /** A fraction, also in quotes; what is not between 0 and 1 says nothing that could be compared. */
    static @Nullable Double confidence(@Nullable JsonNode value) {
        if (value == null || (!value.isNumber() && !value.isTextual())) {
            return null;
        }
        double confidence = value.asDouble(Double.NaN);
        return confidence >= 0 && confidence <= 1 ? (Double) confidence : null;
    }

    /** A value of any type as text: a string as it is, null as nothing, an object as JSON. */
    static Intent.Input input(String name, @Nullable JsonNode value) {
        String text = Json.scalar(value);
        return new Intent.Input(name, text != null ? text : value == null ? "" : Json.write(value));
    }

    private static List<Intent.Input> inputs(JsonNode intent) {
        JsonNode value = Json.get(intent, "inputs");
        if (value == null) {
            return List.of();
        }
        List<Intent.Input> inputs = new ArrayList<>();
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                inputs.add(input(field.getKey(), field.getValue()));
            }
            return inputs;
        }
        for (JsonNode element : value) {
            // The documentation's outline nests each input once more than its examples do.
            JsonNode nested = Json.get(element, "input");
            JsonNode input = nested == null ? element : nested;
            String name = Json.text(input, "name");
            if (name != null) {
                inputs.add(input(name, Json.get(input, "value")));
            }
        }
        return inputs;
    }
}
