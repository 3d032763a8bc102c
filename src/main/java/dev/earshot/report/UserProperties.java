package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What bots told about a user, as {@code platformUserJson}: different parts of it with different messages. */
final class UserProperties {
    /** The names of the properties that make up a display name. */
    static final List<String> NAME_KEYS = List.of("name", "first_name", "last_name", "firstName", "lastName");

    private UserProperties() {}

    /** The properties of one message, in key order, as text; those without a value are left out. */
    static Map<String, String> of(String propertiesJson) {
        return newest(List.of(propertiesJson));
    }

    /** The newest value of each key, in key order. A null takes the value back. */
    static Map<String, String> newest(List<String> newestFirst) {
        Map<String, String> values = new TreeMap<>();
        Set<String> known = new HashSet<>();
        for (String propertiesJson : newestFirst) {
            for (Map.Entry<String, JsonNode> property :
                    Json.read(propertiesJson).properties()) {
                String value = Json.text(property.getValue());
                if (known.add(property.getKey()) && value != null) {
                    values.put(property.getKey(), value);
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** How a person is called; null if nothing says so. */
    static @Nullable String displayName(Map<String, String> properties) {
        return Stream.of(
                        joined(properties.get("name")),
                        joined(properties.get("first_name"), properties.get("last_name")),
                        joined(properties.get("firstName"), properties.get("lastName")))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String joined(@Nullable String... parts) {
        StringJoiner joined = new StringJoiner(" ");
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                joined.add(part.strip());
            }
        }
        return joined.toString();
    }
}
