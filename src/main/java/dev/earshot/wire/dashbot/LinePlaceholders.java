package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Json;
import org.jspecify.annotations.Nullable;

/**
 * LINE's messages come in the generic form, with a text such as {@code [sticker: 12]} in place of what is no text and
 * LINE's own event beside it. Both must say the same: a user may well type {@code [image]}.
 */
final class LinePlaceholders {
    private LinePlaceholders() {}

    /** The kind that text and event agree upon; null if this is no placeholder. */
    static @Nullable MessageKind kind(@Nullable String text, @Nullable JsonNode event) {
        if (text == null || event == null || !text.startsWith("[") || !text.endsWith("]")) {
            return null;
        }
        String type = Json.text(event, "type");
        if ("message".equals(type)) {
            type = Json.textAt(event, "message", "type");
        }
        return type != null && text.startsWith(type, 1) ? kind(type) : null;
    }

    private static MessageKind kind(String type) {
        return switch (type) {
            case "image", "imagemap" -> MessageKind.IMAGE;
            case "video" -> MessageKind.VIDEO;
            case "audio" -> MessageKind.AUDIO;
            case "file" -> MessageKind.FILE;
            case "location" -> MessageKind.LOCATION;
            case "sticker" -> MessageKind.STICKER;
            case "template", "flex" -> MessageKind.TEMPLATE;
            case "postback" -> MessageKind.POSTBACK;
            default -> MessageKind.OTHER;
        };
    }
}
