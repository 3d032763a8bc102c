package dev.earshot.console.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A name and its value, both from outside. */
public record Fact(String name, String value) {
    private static final int MAX_FACTS = 24;
    private static final int MAX_NAME = 60;
    private static final int MAX_VALUE = 240;

    public static Fact of(String name, @Nullable String value) {
        return new Fact(ShownLine.of(name, MAX_NAME), ShownLine.of(value, MAX_VALUE));
    }

    /** The fields of an object, inner objects flattened one level ({@code address.city}), deeper ones as JSON. */
    public static List<Fact> of(@Nullable JsonNode object) {
        List<Fact> facts = new ArrayList<>();
        if (object == null || object.isNull() || object.isMissingNode()) {
            return facts;
        }
        if (!object.isObject()) {
            facts.add(of("value", text(object)));
            return facts;
        }
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getValue().isObject()) {
                field.getValue()
                        .properties()
                        .forEach(inner -> add(facts, field.getKey() + "." + inner.getKey(), inner.getValue()));
            } else {
                add(facts, field.getKey(), field.getValue());
            }
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, JsonNode value) {
        if (facts.size() < MAX_FACTS && !value.isNull() && !text(value).isEmpty()) {
            facts.add(of(name, text(value)));
        }
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
