package dev.earshot.past;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.wire.Excerpt;
import dev.earshot.wire.Json;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An event as it would be stored, in the few columns that tell whether the file was understood. */
final class SampleRow {
    private static final int LONGEST = 200;

    private SampleRow() {}

    static ObjectNode of(long line, Event event) {
        ObjectNode row = Json.NODES.objectNode();
        Header header = event.header();
        row.put("line", line);
        row.put("timestamp", header.time().toString());
        put(row, "userId", header.userId());
        switch (event) {
            case Message message -> {
                row.put("what", word(message.direction()) + " " + word(message.kind()));
                put(row, "text", message.text());
                put(
                        row,
                        "intent",
                        message.intent() == null ? null : message.intent().name());
            }
            case BotEvent botEvent -> {
                row.put("what", "event " + word(botEvent.type()));
                put(row, "text", botEvent.name());
                put(
                        row,
                        "amount",
                        botEvent.amount() == null ? null : botEvent.amount().toString());
                put(row, "currency", botEvent.currency());
                put(row, "metadata", botEvent.attributesJson());
            }
            case MessageChange change -> row.put("what", word(change.kind()));
            case Receipt receipt -> row.put("what", word(receipt.kind()));
            case Touch touch -> row.put("what", word(touch.kind()));
            case IdentityLink link -> row.put("what", "identity link");
        }
        row.put("platform", header.platform());
        put(row, "conversationId", header.conversationId());
        put(row, "sessionId", header.sessionId());
        put(row, "platformUserJson", header.userJson());
        if (header.metadataJson() != null) {
            put(row, "metadata", header.metadataJson());
        }
        return row;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void put(ObjectNode row, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            row.put(name, value.length() > LONGEST ? Excerpt.first(value, LONGEST) + "…" : value);
        }
    }
}
