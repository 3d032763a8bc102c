package dev.earshot.console.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * JSON indented and coloured. Hidden characters stand as escapes, so nothing in it looks like what it is not; what is no JSON
 * stays as it came.
 */
public final class PrettyJson {
    /** Numbers as they were written; and what goes on after the end is no JSON. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Trailing zeros are part of how a number was written.
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int MAX_SPANS = 20_000;

    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();

    private PrettyJson() {}

    /** @param kind {@code key}, {@code string}, {@code number}, {@code word} or empty for punctuation and blanks */
    public record Span(String kind, String text) {}

    /** @param plain the same as one text, to copy */
    public record Shown(List<Span> spans, String plain, boolean isJson) {}

    public static Shown of(String json) {
        JsonNode node;
        try {
            node = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return asText(json);
        }
        if (node == null || node.isMissingNode()) {
            return asText(json);
        }
        PrettyJson pretty = new PrettyJson();
        pretty.write(node, 0);
        return pretty.spans.size() > MAX_SPANS
                ? new Shown(List.of(new Span("", pretty.plain.toString())), pretty.plain.toString(), true)
                : new Shown(List.copyOf(pretty.spans), pretty.plain.toString(), true);
    }

    private static Shown asText(String text) {
        String shown = escaped(text);
        return new Shown(List.of(new Span("", shown)), shown, false);
    }

    private void write(JsonNode node, int depth) {
        switch (node) {
            case ObjectNode object -> writeObject(object, depth);
            case ArrayNode array -> writeArray(array, depth);
            default -> add(kind(node), escaped(node.toString()));
        }
    }

    private void writeObject(ObjectNode object, int depth) {
        if (object.isEmpty()) {
            add("", "{}");
            return;
        }
        add("", "{\n");
        Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            add("", "  ".repeat(depth + 1));
            add("key", escaped(JSON.getNodeFactory().textNode(field.getKey()).toString()));
            add("", ": ");
            write(field.getValue(), depth + 1);
            add("", fields.hasNext() ? ",\n" : "\n");
        }
        add("", "  ".repeat(depth) + "}");
    }

    private void writeArray(ArrayNode array, int depth) {
        if (array.isEmpty()) {
            add("", "[]");
            return;
        }
        add("", "[\n");
        for (int i = 0; i < array.size(); i++) {
            add("", "  ".repeat(depth + 1));
            write(array.get(i), depth + 1);
            add("", i + 1 < array.size() ? ",\n" : "\n");
        }
        add("", "  ".repeat(depth) + "]");
    }

    private void add(String kind, String text) {
        plain.append(text);
        spans.add(new Span(kind, text));
    }

    private static String kind(JsonNode value) {
        return value.isTextual() ? "string" : value.isNumber() ? "number" : "word";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> {
            if (HiddenCharacters.isHidden(codePoint)) {
                escaped.append(String.format(java.util.Locale.ROOT, "\\u%04x", codePoint));
            } else {
                escaped.appendCodePoint(codePoint);
            }
        });
        return escaped.toString();
    }
}
