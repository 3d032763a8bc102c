package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Json;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row by what its columns mean.
 *
 * @param others what we know no place for, by their own names
 */
record RowFields(Map<Column, JsonNode> known, ObjectNode others) {

    /** Of two columns that mean the same the first that says something counts. */
    static RowFields of(ObjectNode fields, UnknownColumns unknown) {
        Map<Column, JsonNode> known = new EnumMap<>(Column.class);
        ObjectNode others = Json.NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            JsonNode value = field.getValue();
            if (isEmpty(value)) {
                continue;
            }
            Column column = Column.of(field.getKey());
            if (column != null) {
                known.putIfAbsent(column, value);
            } else {
                unknown.add(field.getKey());
                others.set(field.getKey(), value);
            }
        }
        return new RowFields(known, others);
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    @Nullable
    JsonNode get(Column column) {
        return known.get(column);
    }

    @Nullable
    String text(Column column) {
        return Json.scalar(known.get(column));
    }

    /** A text that is not blank. */
    @Nullable
    String id(Column column) {
        String text = text(column);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The object or array that stands there, also as a text. */
    @Nullable
    JsonNode parsed(Column column) {
        JsonNode value = known.get(column);
        if (value == null || !value.isTextual()) {
            return value;
        }
        ObjectNode object = Json.parse(value.textValue());
        return object == null ? value : object;
    }
}
