package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Author;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Items that say something: messages, echoes of the page's own messages, taps on buttons. */
final class MessageItems {

    /** The apps behind which people answer: the Page Inbox and Instagram's. */
    private static final Set<String> INBOX_APPS = Set.of("263902037430900", "1217981644879628");

    /** What a message carries that a person sent from here: its echo may be here before it. */
    private static final String AGENT_METADATA = "earshot:agent:";

    private MessageItems() {}

    static List<Event> message(Item item, JsonNode message) {
        if (!message.isObject()) {
            throw UnusableException.bad("message", "must be an object");
        }
        item.requiredUser();
        String mid = Json.id(message, "mid");
        if (Json.isTrue(message, "is_deleted")) {
            return List.of(unsent(item, mid, message));
        }
        Content content = Content.of(message);
        Message said = new Message(
                item.header(item.messageId(mid, "message", message), Metadata.ofMessage(item.node(), message)),
                item.parties().isFromPage() ? Direction.OUTGOING : Direction.INCOMING,
                author(item, message),
                mid,
                content.kind(),
                content.text(),
                content.payload(),
                content.attachments(),
                content.buttons(),
                content.quickReplies(),
                item.extras().intent(),
                item.extras().templateId(),
                Json.textAt(message, "reply_to", "mid"),
                null);
        return withReferrals(item, said, mid, message);
    }

    static List<Event> postback(Item item, JsonNode postback) {
        if (!postback.isObject()) {
            throw UnusableException.bad("postback", "must be an object");
        }
        item.requiredUser();
        String mid = Json.id(postback, "mid");
        Message tapped = new Message(
                item.header(item.messageId(mid, "postback", postback), Metadata.ofMessage(item.node(), postback)),
                item.parties().isFromPage() ? Direction.OUTGOING : Direction.INCOMING,
                item.parties().isFromPage() ? Author.BOT : Author.USER,
                mid,
                MessageKind.POSTBACK,
                Json.text(postback, "title"),
                Json.text(postback, "payload"),
                List.of(),
                List.of(),
                List.of(),
                item.extras().intent(),
                item.extras().templateId(),
                null,
                null);
        return withReferrals(item, tapped, mid, postback);
    }

    private static Author author(Item item, JsonNode message) {
        if (!item.parties().isFromPage()) {
            return Author.USER;
        }
        String app = Json.id(message, "app_id");
        String metadata = Json.text(message, "metadata");
        boolean isOurs = metadata != null && metadata.startsWith(AGENT_METADATA);
        return isOurs || app != null && INBOX_APPS.contains(app) ? Author.AGENT : Author.BOT;
    }

    private static MessageChange unsent(Item item, @Nullable String mid, JsonNode message) {
        EventId id = mid == null ? item.id("unsent", message) : item.origin().id(EventKeys.change("unsent", mid, ""));
        return new MessageChange(item.header(id), MessageChange.Kind.UNSENT, mid, null, null);
    }

    /** The first message of a person who came by an ad, and the tap on Get Started, say where the person came from. */
    private static List<Event> withReferrals(Item item, Message message, @Nullable String mid, JsonNode content) {
        JsonNode inside = Json.get(content, "referral");
        JsonNode beside = Json.get(item.node(), "referral");
        if (inside == null && beside == null) {
            return List.of(message);
        }
        List<Event> events = new ArrayList<>(List.of(message));
        if (inside != null) {
            events.add(Referrals.inside(item, inside, mid));
        }
        if (beside != null) {
            events.addAll(Referrals.alone(item, beside));
        }
        return events;
    }
}
