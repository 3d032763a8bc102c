package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Button;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.Intent;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rasa's event broker: {@code event} is {@code user}, {@code bot}, {@code action} or something that is no message. An
 * action is sent by the tracker's client as an outgoing message without words; its name rolls such messages up.
 */
final class RasaEvent {
    private RasaEvent() {}

    static List<Event> read(Call call) {
        ObjectNode root = call.root();
        Draft draft = new Draft(call);
        draft.time = Timestamps.read(root, "timestamp");
        draft.user = sender(root);
        String event = Json.text(root, "event");
        String name = Json.text(root, "name");
        return switch (event == null ? "" : event) {
            case "user" -> user(draft, root);
            case "bot" -> bot(draft, root);
            case "action" -> "action_listen".equals(name) ? other(draft, "action_listen", root) : action(draft, name);
            case "" -> throw UnusableException.missing("event", "it says what Rasa's event is");
            case String other -> other(draft, other, root);
        };
    }

    private static String sender(JsonNode root) {
        String sender = Json.id(root, "sender_id");
        if (sender == null) {
            throw UnusableException.missing("sender_id", "it says which user talks with the bot");
        }
        return sender;
    }

    private static List<Event> user(Draft draft, JsonNode root) {
        draft.direction = Direction.INCOMING;
        draft.messageId = Json.id(root, "message_id");
        draft.key = draft.messageId == null ? null : "rasa:" + draft.messageId;
        String text = Json.text(root, "text");
        JsonNode parsed = Json.get(root, "parse_data");
        draft.text = text == null ? Json.text(parsed, "text") : text;
        draft.intent = draft.intent == null ? intent(parsed) : draft.intent;
        return draft.messages();
    }

    private static List<Event> bot(Draft draft, JsonNode root) {
        draft.direction = Direction.OUTGOING;
        draft.text = Json.text(root, "text");
        JsonNode data = Json.get(root, "data");
        for (JsonNode button : Json.each(data, "buttons")) {
            draft.buttons.add(new Button("postback", Json.text(button, "title"), Json.text(button, "payload"), null));
        }
        String image = Json.text(data, "image");
        if (image != null) {
            draft.attachments.add(new Attachment("image", image, null, null));
        }
        return draft.messages();
    }

    private static List<Event> action(Draft draft, @Nullable String name) {
        draft.direction = Direction.OUTGOING;
        draft.templateId = draft.templateId == null ? name : draft.templateId;
        return draft.messages();
    }

    private static List<Event> other(Draft draft, String name, ObjectNode root) {
        return draft.event(BotEvent.Type.OTHER, name, root);
    }

    private static @Nullable Intent intent(@Nullable JsonNode parsed) {
        JsonNode intent = Json.get(parsed, "intent");
        String name = Json.text(intent, "name");
        if (name == null || name.isEmpty()) {
            return null;
        }
        List<Intent.Input> inputs = new ArrayList<>();
        for (JsonNode entity : Json.each(parsed, "entities")) {
            String kind = Json.text(entity, "entity");
            if (kind != null) {
                inputs.add(Intents.input(kind, Json.get(entity, "value")));
            }
        }
        return new Intent(name, inputs, Intents.confidence(Json.get(intent, "confidence")));
    }
}
