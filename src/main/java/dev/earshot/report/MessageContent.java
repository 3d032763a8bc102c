package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.store.MessageRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries beside its text. Of the hands of strangers: addresses and texts are not checked.
 *
 * @param payload the developer's data behind the tapped button or quick reply
 * @param replyTo the platform's id of the message that this one answers
 * @param failure set if the platform refused to deliver it
 */
public record MessageContent(
        List<AttachmentView> attachments,
        List<ButtonView> buttons,
        List<ButtonView> quickReplies,
        @Nullable String payload,
        @Nullable String replyTo,
        @Nullable FailureView failure) {

    public MessageContent {
        attachments = List.copyOf(attachments);
        buttons = List.copyOf(buttons);
        quickReplies = List.copyOf(quickReplies);
    }

    /**
     * Something that hangs on a message.
     *
     * @param type the platform's word: {@code image}, {@code template}, …; empty if it gave none
     * @param payload the platform's own object for it
     */
    public record AttachmentView(
            String type,
            @Nullable String url,
            @Nullable String title,
            @Nullable JsonNode payload) {}

    /** A button or quick reply that was offered. */
    public record ButtonView(
            String type,
            @Nullable String title,
            @Nullable String payload,
            @Nullable String url) {}

    /** Why the platform refused to deliver the message, in its own words. */
    public record FailureView(
            @Nullable String code,
            @Nullable String subcode,
            @Nullable String type,
            @Nullable String message) {}

    /** @param contentJson as {@link MessageRow#contentJson} has it; parts that cannot be read are absent */
    public static MessageContent parse(String contentJson) {
        JsonNode content = Json.read(contentJson);
        return new MessageContent(
                attachments(content.path("attachments")),
                buttons(content.path("buttons")),
                buttons(content.path("quickReplies")),
                Json.text(content, "payload"),
                Json.text(content, "replyTo"),
                failure(content.path("failure")));
    }

    MessageContent withFailure(FailureView later) {
        return new MessageContent(attachments, buttons, quickReplies, payload, replyTo, later);
    }

    private static List<AttachmentView> attachments(JsonNode array) {
        List<AttachmentView> attachments = new ArrayList<>();
        for (JsonNode attachment : array) {
            attachments.add(new AttachmentView(
                    type(attachment),
                    Json.text(attachment, "url"),
                    Json.text(attachment, "title"),
                    payload(attachment)));
        }
        return attachments;
    }

    private static @Nullable JsonNode payload(JsonNode attachment) {
        return attachment.hasNonNull("payload") ? attachment.get("payload") : null;
    }

    private static List<ButtonView> buttons(JsonNode array) {
        List<ButtonView> buttons = new ArrayList<>();
        for (JsonNode button : array) {
            buttons.add(new ButtonView(
                    type(button), Json.text(button, "title"), Json.text(button, "payload"), Json.text(button, "url")));
        }
        return buttons;
    }

    private static String type(JsonNode object) {
        String type = Json.text(object, "type");
        return type == null ? "" : type;
    }

    private static @Nullable FailureView failure(JsonNode failure) {
        return failure.isObject()
                ? new FailureView(
                        Json.text(failure, "code"),
                        Json.text(failure, "subcode"),
                        Json.text(failure, "type"),
                        Json.text(failure, "message"))
                : null;
    }
}
