package dev.earshot.api;

import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Direction;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.event.Touch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as the dialects make them. */
final class Samples {
    /** When the first sample happened; others happen some seconds later. */
    static final Instant START = Instant.parse("2026-01-31T12:00:00Z");

    static final Instant RECEIVED = Instant.parse("2026-01-31T12:30:00.123Z");

    private Samples() {}

    static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }

    static Header header(BotId bot, String key, String user, Instant time) {
        return header(bot, key, user, time, null, null);
    }

    private static Header header(
            BotId bot,
            String key,
            String user,
            Instant time,
            @Nullable String userJson,
            @Nullable String metadataJson) {
        return new Header(
                EventId.of(bot, key),
                time,
                "facebook",
                user,
                "conversation-" + user,
                "session-1",
                "page-1",
                "dashbot/12.1.0-npm",
                userJson,
                metadataJson,
                "{\"key\":\"" + key + "\",\"precise\":1.10}");
    }

    /** A message of the user's, by the platform's id {@code mid}. */
    static Message incoming(BotId bot, String mid, String user, Instant time, String text) {
        return message(header(bot, mid, user, time), Direction.INCOMING, mid, MessageKind.TEXT, text, null, null);
    }

    static Message outgoing(BotId bot, String mid, String user, Instant time, String text) {
        return message(header(bot, mid, user, time), Direction.OUTGOING, mid, MessageKind.TEXT, text, null, null);
    }

    static Message failed(BotId bot, String mid, String user, Instant time, String text) {
        DeliveryFailure failure = new DeliveryFailure("10", "2018278", "OAuthException", "outside of the window");
        return message(header(bot, mid, user, time), Direction.OUTGOING, mid, MessageKind.TEXT, text, null, failure);
    }

    static Message withIntent(BotId bot, String mid, String user, Instant time, String text, Intent intent) {
        return message(header(bot, mid, user, time), Direction.INCOMING, mid, MessageKind.TEXT, text, intent, null);
    }

    /** A message of the user's that says who they are. */
    static Message introducing(BotId bot, String mid, String user, Instant time, String userJson) {
        return message(
                header(bot, mid, user, time, userJson, null),
                Direction.INCOMING,
                mid,
                MessageKind.TEXT,
                "hello",
                null,
                null);
    }

    /** A template with everything on it. */
    static Message rich(BotId bot, String mid, String user, Instant time) {
        return new Message(
                header(bot, mid, user, time, null, "{\"campaign\":\"spring\",\"price\":1.10}"),
                Direction.OUTGOING,
                Author.AGENT,
                mid,
                MessageKind.TEMPLATE,
                "Choose",
                "PAYLOAD",
                List.of(new Attachment("image", "https://example.com/a.png", "A", "{\"sticker_id\":7}")),
                List.of(new Button("web_url", "Open", null, "https://example.com/")),
                List.of(new Button("text", "Yes", "YES", null)),
                null,
                "template-1",
                "mid.before",
                null);
    }

    private static Message message(
            Header header,
            Direction direction,
            String mid,
            MessageKind kind,
            String text,
            @Nullable Intent intent,
            @Nullable DeliveryFailure failure) {
        return new Message(
                header,
                direction,
                direction == Direction.INCOMING ? Author.USER : Author.BOT,
                mid,
                kind,
                text,
                null,
                List.of(),
                List.of(),
                List.of(),
                intent,
                null,
                null,
                failure);
    }

    static BotEvent revenue(BotId bot, String key, String user, Instant time, String amount) {
        return new BotEvent(
                header(bot, key, user, time),
                BotEvent.Type.REVENUE,
                "purchase",
                new BigDecimal(amount),
                "EUR",
                "A-17",
                "{\"size\":\"large\"}");
    }

    static BotEvent launch(BotId bot, String key, String user, Instant time) {
        return new BotEvent(
                header(bot, key, user, time), BotEvent.Type.PAGE_LAUNCH, "pageLaunchEvent", null, null, null, null);
    }

    static MessageChange reaction(BotId bot, String key, String user, Instant time, String mid) {
        return new MessageChange(header(bot, key, user, time), MessageChange.Kind.REACTED, mid, "love", "\u2764");
    }

    static Touch click(BotId bot, String key, String user, Instant time) {
        return new Touch(
                header(bot, key, user, time),
                Touch.Kind.CLICK,
                Touch.Traffic.PERSON,
                "kopizza-1-0123456789abc",
                "221",
                null,
                null,
                null,
                "click-1",
                null,
                null,
                List.of(new Identifier(Identifier.FB_USER_ID, user)),
                "203.0.113.7",
                "Mozilla/5.0",
                "{\"cp_0\":\"spring\"}");
    }

    static IdentityLink link(BotId bot, String key, String user, Instant time) {
        return new IdentityLink(
                header(bot, key, user, time),
                List.of(new Identifier(Identifier.FB_USER_ID, user), new Identifier("idfa", "A-1")));
    }

    static MessageChange edit(BotId bot, String key, String user, Instant time, String mid, String text) {
        return new MessageChange(header(bot, key, user, time), MessageChange.Kind.EDITED, mid, text, null);
    }

    static Receipt receipt(BotId bot, String key, String user, Instant time, Receipt.Kind kind, String mid) {
        return new Receipt(header(bot, key, user, time), kind, List.of(mid), time);
    }

    static Rejection rejection(RejectReason reason, String message, String body, boolean isCut) {
        return new Rejection(EventId.of(UUID.randomUUID()), reason, message, "/track?apiKey=****", body, isCut);
    }
}
