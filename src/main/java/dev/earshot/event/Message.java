package dev.earshot.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something said, by the user or to the user.
 *
 * @param messageId the platform's id of the message ({@code mid}, {@code message_id}), if it has one
 * @param text what was said, or the readable text of a template; null if there is none
 * @param payload the developer's data behind the tapped button or quick reply
 * @param templateId the client's tag that rolls up similar messages ({@code dashbotTemplateId})
 * @param replyTo the platform's id of the message that this one answers
 * @param failure set if the platform refused to deliver it
 */
public record Message(
        Header header,
        Direction direction,
        Author author,
        @Nullable String messageId,
        MessageKind kind,
        @Nullable String text,
        @Nullable String payload,
        List<Attachment> attachments,
        List<Button> buttons,
        List<Button> quickReplies,
        @Nullable Intent intent,
        @Nullable String templateId,
        @Nullable String replyTo,
        @Nullable DeliveryFailure failure)
        implements Event {

    public Message {
        attachments = List.copyOf(attachments);
        buttons = List.copyOf(buttons);
        quickReplies = List.copyOf(quickReplies);
    }

    public boolean isNotHandled() {
        return intent != null && intent.isNotHandled();
    }
}
