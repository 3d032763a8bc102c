package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.event.Event;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kik: {@code {username, message:{type, body, from or to, id, chatId, timestamp}}}. */
final class KikMessage {
    private KikMessage() {}

    static List<Event> read(Call call) {
        ObjectNode message = Json.object(call.root(), "message");
        if (message == null) {
            throw UnusableException.missing("message", "it holds Kik's message");
        }
        Draft draft = new Draft(call);
        draft.user = user(call, message);
        draft.conversation = draft.conversation == null ? Json.id(message, "chatId") : draft.conversation;
        draft.time = Timestamps.read(message, "timestamp");
        String id = Json.id(message, "id");
        // A broadcast has the same id for all of its users.
        draft.key = id == null ? null : "kik:" + draft.user + ":" + id;
        String type = Json.text(message, "type");
        return switch (type == null ? "text" : type) {
            case "is-typing" ->
                draft.receipt(
                        Json.isTrue(message, "isTyping") ? Receipt.Kind.TYPING_ON : Receipt.Kind.TYPING_OFF, List.of());
            case "delivery-receipt" -> draft.receipt(Receipt.Kind.DELIVERED, messageIds(message));
            case "read-receipt" -> draft.receipt(Receipt.Kind.READ, messageIds(message));
            case String other -> said(draft, message, other, id);
        };
    }

    private static List<Event> said(Draft draft, JsonNode message, String type, @Nullable String id) {
        draft.messageId = id;
        draft.text = firstText(message, List.of("body", "text", "title", "data"));
        switch (type) {
            case "picture" -> attach(draft, message, "image", "picUrl");
            case "video" -> attach(draft, message, "video", "videoUrl");
            case "sticker" -> attach(draft, message, "sticker", "stickerUrl");
            case "link" -> {
                attach(draft, message, "link", "url");
                draft.kind = MessageKind.SHARE;
            }
            default -> {}
        }
        for (JsonNode keyboard : Json.each(message, "keyboards")) {
            for (JsonNode response : Json.each(keyboard, "responses")) {
                addReply(draft, response);
            }
        }
        return draft.messages();
    }

    private static void attach(Draft draft, JsonNode message, String type, String urlField) {
        draft.attachments.add(new Attachment(type, Json.text(message, urlField), Json.text(message, "title"), null));
    }

    private static void addReply(Draft draft, JsonNode response) {
        String type = Json.text(response, "type");
        JsonNode metadata = Json.get(response, "metadata");
        String payload = Json.scalar(metadata);
        draft.quickReplies.add(new Button(
                type == null ? "text" : type,
                Json.text(response, "body"),
                payload == null ? Json.writeOrNull(metadata) : payload,
                null));
    }

    private static String user(Call call, JsonNode message) {
        String field = call.isOutgoing() ? "to" : "from";
        String user = Json.id(message, field);
        if (user == null) {
            throw UnusableException.missing("message." + field, "it says which user talks with the bot");
        }
        return user;
    }

    private static List<String> messageIds(JsonNode message) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : Json.each(message, "messageIds")) {
            String text = Json.scalar(id);
            if (text != null) {
                ids.add(text);
            }
        }
        return ids;
    }

    private static @Nullable String firstText(JsonNode message, List<String> fields) {
        for (String field : fields) {
            String text = Json.text(message, field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
