package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Fault;
import dev.earshot.wire.FormText;
import dev.earshot.wire.Json;
import dev.earshot.wire.Secrets;
import dev.earshot.wire.UnusableException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a click or impression: those of the address, and those of the body when it was posted, as a form or a
 * JSON object. The address comes first. Secrets are masked. Not thread-safe.
 */
final class Parameters {
    private static final int MAX_PARAMETERS = 250;
    private static final int MAX_NAME = 200;
    private static final int MAX_VALUE = 8_000;

    private final ObjectNode all = Json.NODES.objectNode();
    private final Set<String> taken = new HashSet<>();

    static Parameters ofQuery(Map<String, String> query) {
        Parameters parameters = new Parameters();
        query.forEach(parameters::put);
        return parameters;
    }

    /** Adds those of a posted body; gives back why it has none, if it cannot be read. */
    @Nullable
    Fault addBody(byte[] body) {
        if (body.length > 0 && isJson(body)) {
            return switch (BodyReader.read(body)) {
                case Body.Refused refused -> refused.fault();
                case Body.Parsed parsed -> {
                    putAll(parsed.object());
                    yield null;
                }
            };
        }
        if (body.length > 0) {
            putAll(FormText.parse(new String(body, StandardCharsets.UTF_8)));
        }
        return null;
    }

    /** A form begins with a name. */
    private static boolean isJson(byte[] body) {
        for (byte b : body) {
            if (b > ' ' || b < 0) {
                return b == '{' || b == '[' || b == '"' || b < 0;
            }
        }
        return false;
    }

    private void putAll(ObjectNode object) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String text = Json.scalar(field.getValue());
            if (text != null) {
                put(field.getKey(), text);
            } else if (!field.getValue().isNull()) {
                put(field.getKey(), Json.write(field.getValue()));
            }
        }
    }

    private void put(String name, String value) {
        if (!name.isEmpty() && !all.has(name)) {
            String clean = clean(value);
            all.put(clean(name), Secrets.isSecretName(name) ? Secrets.MASK : Secrets.maskText(clean));
        }
    }

    /** Without what no store can hold: NUL, and halves of characters. */
    private static String clean(String text) {
        byte[] bytes = text.replace('\0', '\ufffd').getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The parameter; null if it is absent or empty. It is then no longer among the {@link #rest}. */
    @Nullable
    String take(String name) {
        taken.add(name);
        return get(name);
    }

    @Nullable
    String get(String name) {
        String value = Json.text(all, name);
        return value == null || value.isBlank() ? null : value;
    }

    /** @throws UnusableException if there are more, or longer ones, than any link has */
    void requireLimits() {
        if (all.size() > MAX_PARAMETERS) {
            throw UnusableException.shape("there are more than " + MAX_PARAMETERS + " parameters");
        }
        for (Map.Entry<String, JsonNode> field : all.properties()) {
            if (field.getKey().length() > MAX_NAME || field.getValue().asText().length() > MAX_VALUE) {
                String name =
                        field.getKey().substring(0, Math.min(40, field.getKey().length()));
                throw UnusableException.bad(clean(name), "is longer than " + MAX_VALUE + " characters");
            }
        }
    }

    /** Everything that was received. */
    String raw() {
        return Json.write(all);
    }

    /** What was not taken, but for empty ones; null if that is nothing. */
    @Nullable
    String rest() {
        ObjectNode rest = all.deepCopy();
        rest.remove(taken);
        rest.properties().removeIf(field -> field.getValue().asText().isEmpty());
        return rest.isEmpty() ? null : Json.write(rest);
    }
}
