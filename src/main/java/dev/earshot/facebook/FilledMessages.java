package dev.earshot.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Messages of the Conversations API in the form of the webhooks that should have brought them. Pure. */
final class FilledMessages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[XXX][XX]");

    private FilledMessages() {}

    /** Graph writes {@code 2026-01-31T12:00:00+0000}. */
    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** An envelope with one item for each message. */
    static ObjectNode envelope(String page, List<JsonNode> messages, Instant now) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("object", "page");
        ObjectNode entry = envelope.putArray("entry").addObject();
        entry.put("id", page).put("time", now.toEpochMilli());
        ArrayNode items = entry.putArray("messaging");
        messages.forEach(message -> item(page, message).ifPresent(items::add));
        return envelope;
    }

    private static Optional<ObjectNode> item(String page, JsonNode message) {
        String from = message.path("from").path("id").asText("");
        String to = message.at("/to/data/0/id").asText("");
        String mid = message.path("id").asText("");
        Optional<Instant> time = time(message.path("created_time").asText(""));
        if (from.isEmpty() || mid.isEmpty() || time.isEmpty()) {
            return Optional.empty();
        }
        boolean isByPage = from.equals(page);
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        item.putObject("sender").put("id", from);
        item.putObject("recipient").put("id", isByPage ? to : page);
        item.put("timestamp", time.get().toEpochMilli());
        ObjectNode said = item.putObject("message").put("mid", mid);
        if (isByPage) {
            said.put("is_echo", true);
        }
        String text = message.path("message").asText("");
        if (!text.isEmpty()) {
            said.put("text", text);
        }
        if (message.path("reply_to").isObject()) {
            said.putObject("reply_to").put("mid", message.at("/reply_to/mid").asText(""));
        }
        addAttachments(message, said);
        return Optional.of(item);
    }

    private static void addAttachments(JsonNode message, ObjectNode said) {
        JsonNode attachments = message.at("/attachments/data");
        if (attachments.isEmpty()) {
            return;
        }
        ArrayNode to = said.putArray("attachments");
        for (JsonNode attachment : attachments) {
            ObjectNode one = to.addObject();
            String mime = attachment.path("mime_type").asText("");
            String type = attachment.has("image_data") || mime.startsWith("image/")
                    ? "image"
                    : attachment.has("video_data") || mime.startsWith("video/")
                            ? "video"
                            : mime.startsWith("audio/") ? "audio" : "file";
            one.put("type", type).putObject("payload").put("url", url(attachment));
        }
    }

    private static String url(JsonNode attachment) {
        for (String place : List.of("/image_data/url", "/video_data/url", "/file_url")) {
            String url = attachment.at(place).asText("");
            if (!url.isEmpty()) {
                return url;
            }
        }
        return "";
    }
}
