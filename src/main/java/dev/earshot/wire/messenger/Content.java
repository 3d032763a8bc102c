package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Button;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says and offers, the same in webhooks, echoes and sends. */
record Content(
        MessageKind kind,
        @Nullable String text,
        @Nullable String payload,
        List<Attachment> attachments,
        List<Button> buttons,
        List<Button> quickReplies) {

    static Content of(JsonNode message) {
        List<JsonNode> nodes = Attachments.nodes(message);
        List<Button> quickReplies = Buttons.quickReplies(message);
        String text = text(message);
        if (nodes.isEmpty()) {
            return new Content(kind(message, nodes, text), text, tapped(message), List.of(), List.of(), quickReplies);
        }
        List<Attachment> attachments = new ArrayList<>(nodes.size());
        List<Button> buttons = new ArrayList<>();
        List<String> templateTexts = new ArrayList<>();
        for (JsonNode node : nodes) {
            attachments.add(Attachments.attachment(node));
            JsonNode payload = Json.get(node, "payload");
            if (payload != null && Attachments.type(node).equals("template")) {
                buttons.addAll(Buttons.ofTemplate(payload));
                String templateText = Templates.text(payload);
                if (templateText != null) {
                    templateTexts.add(templateText);
                }
            }
        }
        String readable = text == null && !templateTexts.isEmpty() ? String.join("\n", templateTexts) : text;
        return new Content(kind(message, nodes, text), readable, tapped(message), attachments, buttons, quickReplies);
    }

    private static @Nullable String text(JsonNode message) {
        String text = Json.text(message, "text");
        if (text == null) {
            text = Json.textAt(message, "dynamic_text", "text");
        }
        return text == null ? Json.textAt(message, "dynamic_text", "fallback_text") : text;
    }

    /** The developer's data behind a tapped quick reply. */
    private static @Nullable String tapped(JsonNode message) {
        return Json.textAt(message, "quick_reply", "payload");
    }

    private static MessageKind kind(JsonNode message, List<JsonNode> attachments, @Nullable String text) {
        if (Json.get(message, "quick_reply") != null) {
            return MessageKind.QUICK_REPLY;
        }
        if (Json.isTrue(message, "is_unsupported")) {
            return MessageKind.UNSUPPORTED;
        }
        if (Json.get(message, "sticker_id") != null) {
            return MessageKind.STICKER;
        }
        for (JsonNode attachment : attachments) {
            MessageKind kind = Attachments.kind(attachment);
            if (kind != MessageKind.OTHER) {
                return kind;
            }
        }
        return text == null ? MessageKind.OTHER : MessageKind.TEXT;
    }
}
