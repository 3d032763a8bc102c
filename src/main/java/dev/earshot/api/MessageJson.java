package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.MessageContent.AttachmentView;
import dev.earshot.report.MessageContent.ButtonView;
import dev.earshot.report.MessageContent.FailureView;
import dev.earshot.report.MessageState;
import dev.earshot.report.MessageState.Reaction;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.report.TranscriptMessage.InputView;
import dev.earshot.store.MessageRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as the API gives it. What is null is left out. */
record MessageJson(
        String id,
        String time,
        String receivedAt,
        String direction,
        String author,
        String userId,
        @Nullable String conversationId,
        @Nullable String sessionId,
        @Nullable String messageId,
        String kind,
        @Nullable String text,
        @Nullable String editedText,
        boolean unsent,
        @Nullable String payload,
        @Nullable String replyTo,
        @Nullable IntentJson intent,
        boolean notHandled,
        @Nullable Double sentiment,
        List<AttachmentView> attachments,
        List<ButtonView> buttons,
        List<ButtonView> quickReplies,
        @Nullable String templateId,
        @Nullable DeliveryJson delivery,
        @Nullable String seenAt,
        List<Reaction> reactions,
        @Nullable String rating,
        @Nullable JsonNode metadata,
        String platform,
        @Nullable String pageId,
        String source,
        @Nullable JsonNode raw) {

    record IntentJson(
            String name, List<InputView> inputs, @Nullable Double confidence) {}

    /** What became of an outgoing message. */
    record DeliveryJson(
            String state,
            @Nullable String deliveredAt,
            @Nullable String readAt,
            @Nullable FailureView error) {}

    static MessageJson of(TranscriptMessage message, boolean withRaw) {
        MessageRow row = message.row();
        MessageState state = message.state();
        boolean isOutgoing = row.direction().equals("OUTGOING");
        return new MessageJson(
                row.id().toString(),
                Times.text(row.time()),
                Times.text(row.receivedAt()),
                Words.of(row.direction()),
                Words.of(row.author()),
                row.user(),
                row.conversation(),
                row.session(),
                row.messageId(),
                Words.of(row.kind()),
                row.text(),
                state.editedText(),
                state.unsent(),
                message.content().payload(),
                message.content().replyTo(),
                intent(message),
                state.notHandled(),
                row.sentiment(),
                message.content().attachments(),
                message.content().buttons(),
                message.content().quickReplies(),
                row.templateId(),
                isOutgoing ? delivery(message) : null,
                isOutgoing ? null : Times.nullable(state.read()),
                state.reactions(),
                state.rating(),
                StoredJson.of(row.metadataJson()),
                row.platform(),
                row.page(),
                row.source(),
                withRaw ? StoredJson.of(row.rawJson()) : null);
    }

    private static @Nullable IntentJson intent(TranscriptMessage message) {
        String name = message.row().intent();
        return name == null
                ? null
                : new IntentJson(name, message.inputs(), message.row().intentConfidence());
    }

    private static DeliveryJson delivery(TranscriptMessage message) {
        MessageState state = message.state();
        FailureView failure = message.content().failure();
        String word;
        if (failure != null) {
            word = "failed";
        } else if (state.read() != null) {
            word = "read";
        } else {
            word = state.delivered() == null ? "sent" : "delivered";
        }
        return new DeliveryJson(word, Times.nullable(state.delivered()), Times.nullable(state.read()), failure);
    }
}
