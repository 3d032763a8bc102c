package dev.earshot.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to say: a text, perhaps with quick replies; or a picture or file by its address.
 *
 * @param text may be empty beside an attachment
 * @param quickReplies their titles
 * @param attachmentUrl empty for none
 * @param attachmentType {@code image}, {@code video}, {@code audio} or {@code file}
 * @param json the message in the platform's own form, instead of all others but a text to show; null for none
 */
public record AgentText(
        String text,
        List<String> quickReplies,
        String attachmentUrl,
        String attachmentType,
        @Nullable JsonNode json) {
    /** Messenger's. */
    static final int MAX_TEXT = 2_000;

    static final int MAX_QUICK_REPLIES = 13;
    static final int MAX_TITLE = 20;
    private static final int MAX_URL = 2_048;
    private static final int MAX_JSON = 20_000;
    private static final Set<String> TYPES = Set.of("image", "video", "audio", "file");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public AgentText {
        quickReplies = List.copyOf(quickReplies);
        json = json != null && json.isNull() ? null : json;
    }

    public static AgentText of(String text) {
        return new AgentText(text, List.of(), "", "image", null);
    }

    /** What is wrong with it, as a sentence; empty if nothing is. */
    Optional<String> fault() {
        if (text.isBlank() && attachmentUrl.isEmpty() && json == null) {
            return Optional.of("Write something first.");
        }
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            return Optional.of("A message has at most " + MAX_TEXT + " characters.");
        }
        if (!attachmentUrl.isEmpty() && !text.isBlank()) {
            return Optional.of("Send the text and the attachment one after the other: they are two messages.");
        }
        if (!attachmentUrl.isEmpty() && (attachmentUrl.length() > MAX_URL || !attachmentUrl.startsWith("https://"))) {
            return Optional.of("The attachment's address begins with https:// and has at most 2,048 characters.");
        }
        if (!TYPES.contains(attachmentType)) {
            return Optional.of("An attachment is an image, video, audio or file.");
        }
        if (quickReplies.size() > MAX_QUICK_REPLIES) {
            return Optional.of("A message has at most " + MAX_QUICK_REPLIES + " quick replies.");
        }
        if (quickReplies.stream().anyMatch(title -> title.isBlank() || title.length() > MAX_TITLE)) {
            return Optional.of("A quick reply has 1 to " + MAX_TITLE + " characters.");
        }
        if (json != null && (!json.isObject() || json.toString().length() > MAX_JSON)) {
            return Optional.of("The message's JSON is an object of at most 20,000 characters.");
        }
        return Optional.empty();
    }

    /** The message as Messenger's Send API takes it. */
    ObjectNode messenger() {
        if (json instanceof ObjectNode own) {
            return own.deepCopy();
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (attachmentUrl.isEmpty()) {
            message.put("text", text);
        } else {
            ObjectNode attachment = message.putObject("attachment").put("type", attachmentType);
            attachment.putObject("payload").put("url", attachmentUrl).put("is_reusable", false);
        }
        if (!quickReplies.isEmpty()) {
            ArrayNode replies = message.putArray("quick_replies");
            quickReplies.forEach(title -> replies.addObject()
                    .put("content_type", "text")
                    .put("title", title)
                    .put("payload", title));
        }
        return message;
    }

    /** The {@code messageJson} of a Send Message URL: the JSON that was entered, or the text again. */
    JsonNode messageJson() {
        return json == null && attachmentUrl.isEmpty() && quickReplies.isEmpty()
                ? JsonNodeFactory.instance.textNode(text)
                : messenger();
    }

    String toContent() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts can be written", e);
        }
    }

    static AgentText parse(String content) {
        try {
            return MAPPER.readValue(content, AgentText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }
}
