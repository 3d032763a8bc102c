package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Button;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.Header;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Json;
import dev.earshot.wire.messenger.Extras;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message or event in the making, of a platform whose body holds one. Begins with what the tracker's own fields at the
 * root of the body say. Not thread-safe.
 */
final class Draft {
    final Call call;
    final Extras extras;

    /** By what the same event is known when it comes again; null if it cannot be. */
    @Nullable
    String key;

    /** What the platform says; the tracker's own timestamp comes before it. */
    @Nullable
    Instant time;

    String user = "";

    @Nullable
    String conversation;

    @Nullable
    String session;

    Direction direction;

    @Nullable
    Author author;

    @Nullable
    String messageId;

    @Nullable
    MessageKind kind;

    @Nullable
    String text;

    @Nullable
    String payload;

    final List<Attachment> attachments = new ArrayList<>(0);
    final List<Button> buttons = new ArrayList<>(0);
    final List<Button> quickReplies = new ArrayList<>(0);

    @Nullable
    Intent intent;

    @Nullable
    String templateId;

    @Nullable
    String replyTo;

    @Nullable
    ObjectNode metadata;

    Draft(Call call) {
        this(call, DashbotAdditions.ofRoot(call.root()));
    }

    Draft(Call call, Extras extras) {
        this.call = call;
        this.extras = extras;
        this.direction = call.direction();
        this.conversation = extras.conversationId();
        this.session = extras.sessionId();
        this.intent = extras.intent();
        this.templateId = extras.templateId();
        this.metadata = extras.metadata();
    }

    Message message() {
        Author writer = direction == Direction.INCOMING ? Author.USER : Author.BOT;
        return new Message(
                header(),
                direction,
                author == null ? writer : author,
                messageId,
                kind == null ? kindOfContent() : kind,
                text,
                payload,
                attachments,
                buttons,
                quickReplies,
                intent,
                templateId,
                replyTo,
                null);
    }

    List<Event> messages() {
        return List.of(message());
    }

    List<Event> event(BotEvent.Type type, String name, @Nullable ObjectNode attributes) {
        return List.of(new BotEvent(header(), type, name, null, null, null, Json.writeOrNull(attributes)));
    }

    List<Event> receipt(Receipt.Kind receipt, List<String> messageIds) {
        return List.of(new Receipt(header(), receipt, messageIds, null));
    }

    List<Event> change(MessageChange.Kind change, @Nullable String changedId, @Nullable String value) {
        return List.of(new MessageChange(header(), change, changedId, value, null));
    }

    Header header() {
        return new Header(
                call.origin().id(key),
                call.origin().time(extras.time(), time),
                call.origin().platform(),
                user,
                conversation,
                session,
                null,
                call.origin().source(),
                Json.writeOrNull(extras.user()),
                Json.writeOrNull(metadata),
                call.body().text());
    }

    private MessageKind kindOfContent() {
        for (Attachment attachment : attachments) {
            switch (attachment.type()) {
                case "image" -> {
                    return MessageKind.IMAGE;
                }
                case "video" -> {
                    return MessageKind.VIDEO;
                }
                case "audio" -> {
                    return MessageKind.AUDIO;
                }
                case "file" -> {
                    return MessageKind.FILE;
                }
                case "sticker" -> {
                    return MessageKind.STICKER;
                }
                default -> {}
            }
        }
        return text == null ? MessageKind.OTHER : MessageKind.TEXT;
    }
}
