package dev.earshot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lenient reading of JSON that other people wrote: a field that is absent, null or of an unexpected type is null, never an
 * exception, and what may be a string or a number is text.
 */
public final class Json {
    public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A whole number of more digits is no id or amount that anybody means. */
    private static final int MAX_DIGITS = 100;

    private Json() {}

    /** The field's value; null if it is absent or JSON's null. */
    public static @Nullable JsonNode get(@Nullable JsonNode object, String field) {
        if (object == null) {
            return null;
        }
        JsonNode value = object.get(field);
        return isNull(value) ? null : value;
    }

    @SuppressWarnings("NullAway") // Jackson's get answers null for an absent field and does not say so
    private static boolean isNull(JsonNode value) {
        return value == null || value.isNull();
    }

    public static @Nullable ObjectNode object(@Nullable JsonNode object, String field) {
        return get(object, field) instanceof ObjectNode value ? value : null;
    }

    /** The value at the end of a path of objects. */
    public static @Nullable JsonNode at(@Nullable JsonNode object, String... path) {
        JsonNode node = object;
        for (String field : path) {
            node = get(node, field);
        }
        return node;
    }

    public static @Nullable String textAt(@Nullable JsonNode object, String... path) {
        return scalar(at(object, path));
    }

    /** A string as it is, a number or boolean as its text; null for everything else. */
    public static @Nullable String text(@Nullable JsonNode object, String field) {
        return scalar(get(object, field));
    }

    public static @Nullable String scalar(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        return switch (value.getNodeType()) {
            case STRING, BOOLEAN -> value.asText();
            case NUMBER -> number(value);
            case OBJECT, ARRAY, NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /** An id: a string that is not empty, or a number with all of its digits. */
    public static @Nullable String id(@Nullable JsonNode object, String field) {
        String id = scalar(get(object, field));
        return id == null || id.isEmpty() ? null : id;
    }

    /** True for true, 1, "true" and "1". */
    public static boolean isTrue(@Nullable JsonNode object, String field) {
        String value = scalar(get(object, field));
        return value != null && (value.equals("true") || value.equals("1"));
    }

    /** The elements of an array; a lone value counts as an array of one, absence as an empty one. */
    public static Iterable<JsonNode> each(@Nullable JsonNode object, String field) {
        JsonNode value = get(object, field);
        if (value == null) {
            return List.of();
        }
        return value.isArray() ? value : List.of(value);
    }

    /** The first element of an array, or the lone value itself. */
    public static @Nullable JsonNode first(@Nullable JsonNode object, String field) {
        for (JsonNode element : each(object, field)) {
            return element;
        }
        return null;
    }

    /** An object, also when it comes as a string that holds one. */
    public static @Nullable ObjectNode objectOrText(@Nullable JsonNode object, String field) {
        JsonNode value = get(object, field);
        if (value instanceof ObjectNode node) {
            return node;
        }
        return value != null && value.isTextual() ? BodyReader.embeddedObject(value.textValue()) : null;
    }

    /** The object that a string of JSON holds; null if it holds none. */
    public static @Nullable ObjectNode parse(String text) {
        return BodyReader.embeddedObject(text);
    }

    public static String write(JsonNode node) {
        return node.toString();
    }

    public static @Nullable String writeOrNull(@Nullable JsonNode node) {
        return node == null ? null : node.toString();
    }

    /** The same text for the same value, whatever the order of its fields: something to tell copies by. */
    public static String canonical(JsonNode node) {
        return sorted(node).toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>(node.size());
            for (JsonNode element : node) {
                elements.add(sorted(element));
            }
            return NODES.arrayNode().addAll(elements);
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return NODES.objectNode().setAll(fields);
    }

    private static String number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        BigDecimal decimal = value.decimalValue();
        // 1.2E+15 is how some languages write a whole id; a hostile exponent must not be written out.
        boolean isWhole = decimal.scale() <= 0 && decimal.precision() - (long) decimal.scale() <= MAX_DIGITS;
        return isWhole ? decimal.toBigInteger().toString() : decimal.toString();
    }
}
