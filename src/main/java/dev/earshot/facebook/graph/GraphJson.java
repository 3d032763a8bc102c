package dev.earshot.facebook.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Graph's answers as trees. */
final class GraphJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GraphJson() {}

    /** An empty object if it is no JSON. */
    static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(
                value.isValueNode() ? value.asText() : value.path("name").asText()));
        return texts;
    }

    /** Meta answers {@code {"success":true}}, {@code {"success":"true"}} or just {@code true}. */
    static boolean isSuccess(String answer) {
        JsonNode json = read(answer);
        return json.path("success").asBoolean(false) || json.asBoolean(false);
    }
}
