package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Intent;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Document;
import dev.earshot.wire.Json;
import dev.earshot.wire.dashbot.PastRow;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as the body that the tracker's client would have sent. */
final class RowBodies {
    private static final Map<Column, String> SHARED = Map.of(
            Column.USER, "userId",
            Column.CONVERSATION, "conversationId",
            Column.SESSION, "sessionId",
            Column.USER_JSON, "platformUserJson",
            Column.PLATFORM_JSON, "platformJson");
    private static final Map<Column, String> OF_MESSAGES = Map.of(
            Column.TEXT, "text",
            Column.TEMPLATE, "dashbotTemplateId",
            Column.IMAGES, "images",
            Column.BUTTONS, "buttons",
            Column.POSTBACK, "postback");
    private static final Map<Column, String> OF_EVENTS =
            Map.of(Column.AMOUNT, "amount", Column.CURRENCY, "currency", Column.REFERENCE, "referenceNumber");

    private RowBodies() {}

    static ObjectNode message(RowFields row) {
        ObjectNode body = Json.NODES.objectNode();
        copy(row, SHARED, body);
        copy(row, OF_MESSAGES, body);
        JsonNode intent = intent(row);
        if (intent != null) {
            body.set("intent", intent);
        }
        if (!body.has("text") && (row.get(Column.PAYLOAD) != null || row.get(Column.KIND) != null)) {
            body.putArray("images"); // a picture or a tap may be without words; no text alone may
        }
        ObjectNode metadata = row.others().deepCopy();
        JsonNode given = row.parsed(Column.METADATA);
        if (given instanceof ObjectNode object) {
            metadata.setAll(object);
        } else if (given != null) {
            metadata.set("metadata", given);
        }
        if (!metadata.isEmpty()) {
            body.set("metadata", metadata);
        }
        return body;
    }

    static ObjectNode event(RowFields row) {
        ObjectNode body = row.others().deepCopy();
        if (row.parsed(Column.ATTRIBUTES) instanceof ObjectNode attributes) {
            body.setAll(attributes);
        }
        if (row.parsed(Column.METADATA) instanceof ObjectNode metadata) {
            body.set("metadata", metadata);
        }
        copy(row, SHARED, body);
        copy(row, OF_EVENTS, body);
        body.put("type", eventType(row));
        String name = row.text(Column.EVENT);
        if (name != null) {
            body.put("name", name);
        }
        return body;
    }

    private static String eventType(RowFields row) {
        String given = row.text(Column.EVENT_TYPE) == null ? row.text(Column.TYPE) : row.text(Column.EVENT_TYPE);
        String word = given == null || given.equalsIgnoreCase("event") ? "" : given.strip();
        if (word.isEmpty()) {
            return row.get(Column.AMOUNT) == null ? "customEvent" : "revenueEvent";
        }
        for (BotEvent.Type type : BotEvent.Type.values()) {
            if (type.name().equals(word.toUpperCase(Locale.ROOT))) {
                String wireType = PastRow.wireType(type);
                return wireType == null ? "customEvent" : wireType;
            }
        }
        return word;
    }

    /** An intent's parts stand in one object or in columns of their own. */
    private static @Nullable JsonNode intent(RowFields row) {
        JsonNode given = row.parsed(Column.INTENT);
        if (given == null && isTrue(row.text(Column.NOT_HANDLED))) {
            given = Json.NODES.textNode(Intent.NOT_HANDLED);
        }
        if (given instanceof ObjectNode || (given == null && row.get(Column.INPUTS) == null)) {
            return given;
        }
        ObjectNode intent = Json.NODES.objectNode();
        if (given != null) {
            intent.set("name", given);
        }
        if (row.get(Column.CONFIDENCE) != null) {
            intent.set("confidence", row.get(Column.CONFIDENCE));
        }
        JsonNode inputs = inputs(row.get(Column.INPUTS));
        if (inputs != null) {
            intent.set("inputs", inputs);
        }
        return intent;
    }

    private static @Nullable JsonNode inputs(@Nullable JsonNode given) {
        if (given == null || !given.isTextual()) {
            return given;
        }
        Document read = BodyReader.readDocument(given.textValue().getBytes(StandardCharsets.UTF_8));
        return read instanceof Document.Tree tree ? tree.root() : null;
    }

    private static boolean isTrue(@Nullable String text) {
        return text != null && (text.equalsIgnoreCase("true") || text.equals("1"));
    }

    private static void copy(RowFields row, Map<Column, String> names, ObjectNode body) {
        names.forEach((column, name) -> {
            JsonNode value = row.get(column);
            if (value != null) {
                body.set(name, value);
            }
        });
    }
}
