package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Body;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.UnusableException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A call of the Send API as a bot logged it: the request, and what was answered. Not thread-safe; for one call. */
public final class SendApiCall {
    private final Body.Parsed body;
    private final Origin origin;
    private final ObjectNode request;
    private final @Nullable JsonNode message;
    private final SendResponse response;
    private final Extras extras;

    private SendApiCall(Body.Parsed body, Origin origin, ClientAdditions additions) {
        this.body = body;
        this.origin = origin;
        ObjectNode found = SendRequest.in(body.object());
        if (found == null) {
            throw UnusableException.missing("json", "it holds the request to the Send API: recipient and message");
        }
        this.request = found;
        this.message = SendRequest.part(request, "message");
        this.response = SendResponse.in(body.object());
        this.extras = additions.extras(body.object(), request, message);
    }

    /** The one event of a call, or those of a batch of calls; never throws for anything in it. */
    public static Decoded decode(Body.Parsed body, Origin origin, ClientAdditions additions) {
        Decoded batch = BatchCall.decode(body, origin, additions);
        return batch == null ? single(body, origin, additions) : batch;
    }

    static Decoded single(Body.Parsed body, Origin origin, ClientAdditions additions) {
        try {
            return new Decoded(List.of(new SendApiCall(body, origin, additions).event()), List.of());
        } catch (UnusableException e) {
            return Decoded.fault(e.toFault("", body.text()));
        }
    }

    private Event event() {
        String action = Json.text(request, "sender_action");
        if (action == null) {
            // Botkit reports before it moves the action out of the message.
            action = Json.text(message, "sender_action");
        }
        if (action != null) {
            return action(action);
        }
        if (message != null && !message.isObject()) {
            throw UnusableException.bad("message", "must be an object");
        }
        if (message != null) {
            return message(Content.of(message), Json.textAt(message, "reply_to", "mid"), extras.templateId());
        }
        JsonNode template = SendRequest.part(request, "template");
        if (template == null) {
            throw UnusableException.missing("message", "a send holds a message or a sender_action");
        }
        return utilityTemplate(template);
    }

    private Message message(Content content, @Nullable String replyTo, @Nullable String templateId) {
        String repliesTo = Json.text(SendRequest.part(request, "reply_to"), "mid");
        return new Message(
                header(messageEventId()),
                Direction.OUTGOING,
                author(),
                messageId(),
                content.kind(),
                content.text(),
                content.payload(),
                content.attachments(),
                content.buttons(),
                content.quickReplies(),
                extras.intent(),
                templateId,
                repliesTo == null ? replyTo : repliesTo,
                response.failure());
    }

    /** A message that Messenger writes from a template it knows; what it will say is not in the call. */
    private Message utilityTemplate(JsonNode template) {
        Attachment attachment = new Attachment("template", null, Json.text(template, "name"), Json.write(template));
        Content content = new Content(MessageKind.TEMPLATE, null, null, List.of(attachment), List.of(), List.of());
        String tag = extras.templateId() == null ? Json.text(template, "name") : extras.templateId();
        return message(content, null, tag);
    }

    private Event action(String action) {
        Header header = header(origin.randomId().get());
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "typing_on" -> new Receipt(header, Receipt.Kind.TYPING_ON, List.of(), null);
            case "typing_off" -> new Receipt(header, Receipt.Kind.TYPING_OFF, List.of(), null);
            case "mark_seen" -> new Receipt(header, Receipt.Kind.MARK_SEEN, List.of(), null);
            case "react" -> reaction(header, MessageChange.Kind.REACTED);
            case "unreact" -> reaction(header, MessageChange.Kind.UNREACTED);
            default ->
                new BotEvent(
                        header,
                        BotEvent.Type.OTHER,
                        "sender_action",
                        null,
                        null,
                        null,
                        Json.NODES.objectNode().put("sender_action", action).toString());
        };
    }

    /** The bot's reaction to a message of the user: sent as an emoji. */
    private MessageChange reaction(Header header, MessageChange.Kind kind) {
        JsonNode payload = SendRequest.part(request, "payload");
        String emoji = Json.text(payload, "reaction");
        return new MessageChange(header, kind, Json.id(payload, "message_id"), null, emoji);
    }

    private Header header(EventId id) {
        return new Header(
                id,
                origin.time(extras.time(), null),
                origin.platform(),
                user(),
                extras.conversationId(),
                extras.sessionId(),
                null,
                origin.source(),
                Json.writeOrNull(extras.user()),
                Metadata.join(extras.metadata(), Metadata.ofSend(request, message)),
                body.text());
    }

    /** The tag HUMAN_AGENT is for messages that a person wrote. */
    private Author author() {
        boolean isByPerson =
                "HUMAN_AGENT".equals(Json.text(request, "tag")) || "HUMAN_AGENT".equals(Json.text(message, "tag"));
        return isByPerson ? Author.AGENT : Author.BOT;
    }

    private EventId messageEventId() {
        return origin.id(response.messageId() == null ? null : EventKeys.message(response.messageId()));
    }

    private @Nullable String messageId() {
        return response.messageId() == null ? extras.messageId() : response.messageId();
    }

    /**
     * The recipient's page-scoped id, which for other addresses only the answer tells; else the address. A private reply
     * to a comment or post has no other address of its reader than that comment or post.
     */
    private String user() {
        JsonNode recipient = SendRequest.part(request, "recipient");
        String id = recipient != null && recipient.isObject() ? Json.id(recipient, "id") : Parties.party(recipient);
        if (id == null) {
            id = response.recipientId();
        }
        if (id == null && recipient != null) {
            id = Parties.party(recipient);
        }
        if (id == null) {
            id = Json.id(recipient, "comment_id");
        }
        if (id == null) {
            id = Json.id(recipient, "post_id");
        }
        if (id == null) {
            throw UnusableException.missing("recipient.id", "it says which user the message goes to");
        }
        return id;
    }
}
