package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.store.JsonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What clients said of an event beyond its name: some say it at the event itself, most in an object such as
 * {@code extraInfo}. Whoever asks for a key means it wherever it stands.
 */
public final class EventAttributes {
    /** Values are told apart by so many of their first characters. */
    public static final int MAX_VALUE = 200;

    /** Where the tracker's events have what their client made up. */
    private static final List<String> WRAPPERS = List.of("extraInfo", "metadata", "sharedMessage");

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventAttributes() {}

    /** The value of a key: text as it is, anything else as JSON; null where it is missing, null or empty. */
    public static Field<String> value(String key) {
        return DSL.nullif(DSL.left(whole(key), MAX_VALUE), "");
    }

    /** As {@link #value}, however long. */
    public static Field<String> whole(String key) {
        List<Field<String>> places = new ArrayList<>();
        WRAPPERS.forEach(wrapper -> places.add(JsonText.of(EVENT.ATTRIBUTES, wrapper, key)));
        places.add(JsonText.of(EVENT.ATTRIBUTES, key));
        Field<String> first = places.getLast();
        for (Field<String> place : places.reversed().subList(1, places.size())) {
            first = DSL.coalesce(place, first);
        }
        return first;
    }

    /** @param only null among them means that the key is missing */
    public static Condition isOneOf(Field<String> value, Collection<@Nullable String> only) {
        List<String> said = new ArrayList<>();
        only.stream().filter(Objects::nonNull).forEach(said::add);
        return value.in(said).or(only.contains(null) ? value.isNull() : DSL.falseCondition());
    }

    /** Every key of an event with its value, wherever it stands. What cannot be read has none. */
    public static Map<String, String> all(@Nullable String attributes) {
        Map<String, String> all = new LinkedHashMap<>();
        JsonNode root = parsed(attributes);
        root.properties().stream()
                .filter(member -> !WRAPPERS.contains(member.getKey())
                        || !member.getValue().isObject())
                .forEach(member -> put(all, member));
        for (String wrapper : WRAPPERS.reversed()) {
            root.path(wrapper).properties().forEach(member -> put(all, member));
        }
        return all;
    }

    private static void put(Map<String, String> all, Map.Entry<String, JsonNode> member) {
        JsonNode value = member.getValue();
        String text = value.isNull() ? "" : value.isTextual() ? value.textValue() : value.toString();
        if (!text.isEmpty()) {
            all.put(member.getKey(), text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) : text);
        }
    }

    private static JsonNode parsed(@Nullable String json) {
        try {
            return json == null ? MAPPER.createObjectNode() : MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            return MAPPER.createObjectNode(); // one odd row must not make the others unreadable
        }
    }

    /** Of one key, the text that {@link #read} reads. */
    public static String write(String key, @Nullable String value) {
        Map<String, @Nullable String> one = new LinkedHashMap<>();
        one.put(key, value);
        return write(one);
    }

    /** @param values null for keys that events must not have */
    public static String write(Map<String, @Nullable String> values) {
        ObjectNode object = MAPPER.createObjectNode();
        values.forEach(object::put);
        return object.toString();
    }

    /** @throws IllegalArgumentException in words for whoever asked, if it is not what {@link #write} writes */
    public static Map<String, Optional<String>> read(String json) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        try {
            JsonNode root = MAPPER.readTree(json);
            if (!root.isObject()) {
                throw new IllegalArgumentException("attributes are a JSON object");
            }
            root.properties()
                    .forEach(member -> values.put(
                            member.getKey(),
                            Optional.of(member.getValue())
                                    .filter(value -> !value.isNull())
                                    .map(JsonNode::asText)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("attributes are a JSON object", e);
        }
        return Collections.unmodifiableMap(values);
    }
}
