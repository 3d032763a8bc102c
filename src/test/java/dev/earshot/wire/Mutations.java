package dev.earshot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as nobody meant them: parts of JSON deleted, doubled, exchanged, wrapped, put into strings, replaced by parts of
 * other bodies or by what breaks programs. The result is JSON whose secrets still stand under their names. Not
 * thread-safe.
 */
final class Mutations {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Written into the text as it stands between the marks, since no tree of ours can hold it. */
    private static final String RAW = "@raw(";

    private static final List<String> ODD_VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "-0.0",
            "1.5",
            "9007199254740993",
            "1e308",
            "1e400",
            "1e999999999",
            "1e-999999999",
            "123456789012345678901234567890123456789012345678901234567890",
            "1700000000",
            "1700000000123",
            "1e12",
            "[]",
            "{}",
            "[[]]",
            "[null]",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud83d\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ufeff\"",
            "\"%00%ed%a0%80\"",
            "\"recipient=%00&message=%7B%22text%22%3A%22%00%22%7D\"",
            "\"[[[[[[[[{\"",
            "\"{'id':'7'}\"",
            "\"1e999999999\"",
            "\"2026-01-01T00:00:00Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59-18:00\"",
            "\"true\"");

    private final RandomGenerator random;
    private final List<JsonNode> parts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    Mutations(RandomGenerator random, List<Recording> recordings) {
        this.random = random;
        for (Recording recording : recordings) {
            JsonNode tree = tree(recording.body());
            if (tree != null) {
                collect(tree);
            }
        }
    }

    static @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree.isContainerNode() ? tree : null;
        } catch (java.io.IOException e) {
            return null;
        }
    }

    static String write(JsonNode tree) {
        String text = tree.toString();
        StringBuilder written = new StringBuilder(text.length());
        int copied = 0;
        for (int at = text.indexOf('"' + RAW); at >= 0; at = text.indexOf('"' + RAW, copied)) {
            int end = text.indexOf(")\"", at);
            String index = text.substring(at + 1 + RAW.length(), end);
            written.append(text, copied, at).append(ODD_VALUES.get(Integer.parseInt(index)));
            copied = end + 2;
        }
        return written.append(text, copied, text.length()).toString();
    }

    /** Changes one thing somewhere in the tree. */
    void mutate(JsonNode tree) {
        List<JsonNode> holders = new ArrayList<>();
        addHolders(tree, holders);
        JsonNode holder = any(holders);
        if (holder instanceof ObjectNode object) {
            mutate(object);
        } else if (holder instanceof ArrayNode array) {
            mutate(array);
        }
    }

    /** Puts a secret where clients put secrets. */
    void plant(JsonNode tree, String secret) {
        List<JsonNode> holders = new ArrayList<>();
        addHolders(tree, holders);
        JsonNode holder = any(holders);
        JsonNode planted = planted(secret);
        if (holder instanceof ObjectNode object) {
            planted.properties().forEach(field -> object.set(field.getKey(), field.getValue()));
        } else if (holder instanceof ArrayNode array) {
            array.add(planted);
        }
    }

    private JsonNode planted(String secret) {
        ObjectNode planted = Json.NODES.objectNode();
        String name = any(List.of("access_token", "apiKey", "token", "client_secret", "X-Api-Key", "verify_token"));
        switch (random.nextInt(7)) {
            case 0 -> planted.put(name, secret);
            case 1 -> planted.putArray(name).add(secret).addObject().put("a", secret);
            case 2 -> planted.put("url", "https://graph.example.test/me/messages?a=1&access_token=" + secret + "&b=2");
            case 3 -> planted.put("Authorization", "Bearer " + secret);
            case 4 -> planted.put("headers", "Authorization: Bearer " + secret);
            case 5 -> planted.put("form", "a=b&access_token=" + secret + "&message=%7B%22text%22%3A%22x%22%7D");
            default -> {
                JsonNode inner = Json.NODES.objectNode().put(name, secret).put("x", "\"'\\");
                for (int depth = random.nextInt(1, 4); depth > 1; depth--) {
                    inner = Json.NODES.objectNode().put("body", inner.toString());
                }
                planted.put(
                        any(List.of("body", "platformJson", "responseBody", "json", "unheard of")), inner.toString());
            }
        }
        return planted;
    }

    private void mutate(ObjectNode object) {
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        String field = fields.isEmpty() ? any(names) : any(fields);
        switch (random.nextInt(7)) {
            case 0 -> object.remove(field);
            case 1 -> object.set(any(names), odd());
            case 2 -> object.set(any(names), any(parts).deepCopy());
            case 3 -> object.set(field, any(parts).deepCopy());
            default -> replace(object.path(field), value -> object.set(field, value));
        }
    }

    private void mutate(ArrayNode array) {
        int index = array.isEmpty() ? 0 : random.nextInt(array.size());
        switch (random.nextInt(5)) {
            case 0 -> array.remove(index);
            case 1 -> array.add(any(parts).deepCopy());
            case 2 -> array.add(odd());
            case 3 -> array.addAll(List.copyOf(array.deepCopy().valueStream().toList()));
            default -> {
                if (!array.isEmpty()) {
                    replace(array.path(index), value -> array.set(index, value));
                }
            }
        }
    }

    private void replace(JsonNode old, java.util.function.Consumer<JsonNode> setter) {
        JsonNode value = old.isMissingNode() ? Json.NODES.nullNode() : old;
        setter.accept(
                switch (random.nextInt(6)) {
                    case 0, 1 -> odd();
                    case 2 -> wrapped(value);
                    case 3 -> Json.NODES.textNode(value.isContainerNode() ? write(value) : value.asText());
                    case 4 -> Json.NODES.textNode(longText());
                    default -> Json.NODES.arrayNode().add(value.deepCopy()).add(value.deepCopy());
                });
    }

    private JsonNode wrapped(JsonNode value) {
        JsonNode wrapped = value;
        int depth = random.nextInt(20) == 0 ? random.nextInt(300) : random.nextInt(1, 4);
        for (int i = 0; i < depth; i++) {
            wrapped = random.nextBoolean()
                    ? Json.NODES.arrayNode().add(wrapped)
                    : Json.NODES.objectNode().set(any(names), wrapped);
        }
        return wrapped;
    }

    private JsonNode odd() {
        return Json.NODES.textNode(RAW + random.nextInt(ODD_VALUES.size()) + ")");
    }

    private String longText() {
        String unit = any(List.of("x", "\ud83d\ude00", "a=b&", "%", "{", "\\", "'", "\"a\":", "token=", "%25", "é "));
        return unit.repeat(random.nextInt(20) == 0 ? 3_000 : random.nextInt(60));
    }

    private void collect(JsonNode node) {
        parts.add(node);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            names.add(field.getKey());
            collect(field.getValue());
        }
        if (node.isArray()) {
            node.forEach(this::collect);
        }
    }

    private static void addHolders(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> addHolders(child, holders));
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
