package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** LUIS results: the intent with the highest score and what was found in the text. */
final class Luis {
    private Luis() {}

    static @Nullable Intent intent(@Nullable JsonNode results) {
        JsonNode top = Json.get(results, "topScoringIntent");
        if (top != null) {
            String name = Json.text(top, "intent");
            return name == null
                    ? null
                    : new Intent(name, listedEntities(results), Intents.confidence(Json.get(top, "score")));
        }
        String best = null;
        Double bestScore = null;
        for (Map.Entry<String, JsonNode> intent : fields(results, "intents")) {
            Double score = Intents.confidence(Json.get(intent.getValue(), "score"));
            if (best == null || (score != null && (bestScore == null || score > bestScore))) {
                best = intent.getKey();
                bestScore = score;
            }
        }
        return best == null ? null : new Intent(best, mappedEntities(results), bestScore);
    }

    /** {@code entities: [{entity, type}]} */
    private static List<Intent.Input> listedEntities(@Nullable JsonNode results) {
        List<Intent.Input> inputs = new ArrayList<>();
        for (JsonNode entity : Json.each(results, "entities")) {
            String type = Json.text(entity, "type");
            if (type != null) {
                inputs.add(Intents.input(type, Json.get(entity, "entity")));
            }
        }
        return inputs;
    }

    /** {@code entities: {name: [value, …], $instance: …}} */
    private static List<Intent.Input> mappedEntities(@Nullable JsonNode results) {
        List<Intent.Input> inputs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entity : fields(results, "entities")) {
            if (!entity.getKey().startsWith("$")) {
                for (JsonNode value : Json.each(Json.get(results, "entities"), entity.getKey())) {
                    inputs.add(Intents.input(entity.getKey(), value));
                }
            }
        }
        return inputs;
    }

    private static Iterable<Map.Entry<String, JsonNode>> fields(@Nullable JsonNode object, String field) {
        JsonNode value = Json.get(object, field);
        return value == null ? List.of() : value.properties();
    }
}
