package dev.earshot.takeover;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.AgentMessages;
import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.Button;
import dev.earshot.event.Direction;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import dev.earshot.ingest.Collector;
import dev.earshot.wire.messenger.EventKeys;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Puts what people sent into the event log, as outgoing messages of theirs. A message has the id of its echo, or one of its
 * own that is always the same: logged twice, it is there once.
 */
final class SentMessages {
    static final String SOURCE = "earshot/takeover";

    private final Collector collector;
    private final AgentMessages messages;

    SentMessages(Collector collector, AgentMessages messages) {
        this.collector = collector;
        this.messages = messages;
    }

    /** @return when it is durable, or is known not to be; then it is tried again later */
    CompletableFuture<Boolean> log(AgentMessage message, String platform) {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        collector.record(message.bot(), event(message, platform), isDurable -> {
            done.complete(isDurable);
            if (isDurable) {
                // On a thread of its own: this is the log's.
                Thread.ofVirtual().name("sent-message").start(() -> messages.logged(message.id()));
            }
        });
        return done;
    }

    static Message event(AgentMessage message, String platform) {
        AgentText text = AgentText.parse(message.content());
        String messageId = message.messageId();
        String key = messageId == null ? "agent-message:" + message.id() : EventKeys.message(messageId);
        return new Message(
                header(message, platform, EventId.of(message.bot(), key), text),
                Direction.OUTGOING,
                Author.AGENT,
                messageId,
                kind(text),
                text.text().isEmpty() ? null : text.text(),
                null,
                text.attachmentUrl().isEmpty()
                        ? List.of()
                        : List.of(new Attachment(text.attachmentType(), text.attachmentUrl(), null, null)),
                List.of(),
                text.quickReplies().stream()
                        .map(title -> new Button("text", title, title, null))
                        .toList(),
                null,
                null,
                null,
                null);
    }

    private static Header header(AgentMessage message, String platform, EventId id, AgentText text) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.putObject("agent").put("id", message.holder()).put("name", message.holderName());
        metadata.putObject("takeover").put("epoch", message.epoch()).put("send", message.id());
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.put("userId", message.user()).put("text", text.text());
        raw.set("messageJson", text.messageJson());
        return new Header(
                id,
                message.madeAt(),
                platform,
                message.user(),
                null,
                null,
                null,
                SOURCE,
                null,
                metadata.toString(),
                raw.toString());
    }

    private static MessageKind kind(AgentText text) {
        if (!text.attachmentUrl().isEmpty()) {
            return MessageKind.valueOf(text.attachmentType().toUpperCase(Locale.ROOT));
        }
        return text.text().isEmpty() ? MessageKind.OTHER : MessageKind.TEXT;
    }
}
