package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attachments of a message: {@code attachments[]} as webhooks have them, {@code attachment} as sends have it. */
final class Attachments {
    private Attachments() {}

    static List<JsonNode> nodes(JsonNode message) {
        JsonNode many = Json.get(message, "attachments");
        JsonNode one = Json.get(message, "attachment");
        if (many == null && one == null) {
            return List.of();
        }
        List<JsonNode> nodes = new ArrayList<>();
        Json.each(message, "attachments").forEach(nodes::add);
        if (one != null) {
            nodes.add(one);
        }
        return withoutImagesOfStickers(nodes);
    }

    static Attachment attachment(JsonNode node) {
        JsonNode payload = Json.get(node, "payload");
        return new Attachment(
                type(node),
                firstOf(Json.text(payload, "url"), Json.text(node, "url")),
                firstOf(Json.text(node, "title"), Json.text(payload, "title")),
                payload != null && hasMoreThanAddress(payload) ? Json.write(payload) : null);
    }

    static String type(JsonNode node) {
        String type = Json.text(node, "type");
        return type == null ? "unknown" : type.toLowerCase(Locale.ROOT);
    }

    static MessageKind kind(JsonNode node) {
        JsonNode payload = Json.get(node, "payload");
        return switch (type(node)) {
            case "image" -> Json.get(payload, "sticker_id") == null ? MessageKind.IMAGE : MessageKind.STICKER;
            case "sticker", "like_heart" -> MessageKind.STICKER;
            case "audio" -> MessageKind.AUDIO;
            case "video" -> MessageKind.VIDEO;
            case "file" -> MessageKind.FILE;
            case "location" -> MessageKind.LOCATION;
            case "template" -> isSharedProduct(payload) ? MessageKind.SHARE : MessageKind.TEMPLATE;
            case "fallback", "share", "media_share", "story_mention", "reel", "ig_reel", "post", "ig_post" ->
                MessageKind.SHARE;
            case "appointment_booking" -> MessageKind.APPOINTMENT;
            case "unsupported_type" -> MessageKind.UNSUPPORTED;
            default -> MessageKind.OTHER;
        };
    }

    private static boolean isSharedProduct(@Nullable JsonNode payload) {
        return Json.get(payload, "product") != null && Json.get(payload, "template_type") == null;
    }

    /** For a while one sticker came twice, as a sticker and as its image; only the sticker counts. */
    private static List<JsonNode> withoutImagesOfStickers(List<JsonNode> nodes) {
        if (nodes.size() < 2) {
            return nodes;
        }
        Set<String> stickers = nodes.stream()
                .filter(node -> type(node).equals("sticker"))
                .map(Attachments::stickerId)
                .collect(Collectors.toSet());
        return nodes.stream()
                .filter(node ->
                        !type(node).equals("image") || stickerId(node).isEmpty() || !stickers.contains(stickerId(node)))
                .toList();
    }

    private static String stickerId(JsonNode node) {
        String id = Json.textAt(node, "payload", "sticker_id");
        return id == null ? "" : id;
    }

    private static boolean hasMoreThanAddress(JsonNode payload) {
        return !(payload.isObject() && payload.size() == 1 && payload.has("url"));
    }

    private static @Nullable String firstOf(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
