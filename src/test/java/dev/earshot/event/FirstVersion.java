package dev.earshot.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the records of the log's first version say that are kept as bytes beside the tests. Every kind of event, every
 * field of each, once with all of them and once with none that may be absent. Never changed: what is new goes into a
 * record of its own.
 */
final class FirstVersion {
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

    private FirstVersion() {}

    static Intake full() {
        List<Event> events = new ArrayList<>();
        for (String kind : List.of(
                "TEXT",
                "QUICK_REPLY",
                "POSTBACK",
                "IMAGE",
                "AUDIO",
                "VIDEO",
                "FILE",
                "LOCATION",
                "STICKER",
                "TEMPLATE",
                "SHARE",
                "APPOINTMENT",
                "UNSUPPORTED",
                "OTHER")) {
            events.add(message(events.size(), MessageKind.valueOf(kind)));
        }
        for (String kind : List.of("EDITED", "UNSENT", "REACTED", "UNREACTED", "RATED", "SEND_RESULT")) {
            events.add(new MessageChange(
                    header(events.size()), MessageChange.Kind.valueOf(kind), "m_1", "love", "\u2764\ufe0f"));
        }
        for (String type : List.of(
                "CUSTOM",
                "REVENUE",
                "SHARE",
                "PAGE_LAUNCH",
                "REFERRAL",
                "OPT_IN",
                "OPT_OUT",
                "ACCOUNT_LINKED",
                "ACCOUNT_UNLINKED",
                "THREAD_CONTROL",
                "POLICY",
                "FEEDBACK",
                "FORM",
                "ORDER",
                "PAYMENT",
                "COUPON",
                "GAME",
                "LABEL",
                "CONNECT",
                "OTHER")) {
            events.add(new BotEvent(
                    header(events.size()),
                    BotEvent.Type.valueOf(type),
                    "bought",
                    new BigDecimal("-17.450"),
                    "EUR",
                    "r-1",
                    "{\"a\":1}"));
        }
        for (String kind : List.of("DELIVERED", "READ", "TYPING_ON", "TYPING_OFF", "MARK_SEEN")) {
            events.add(new Receipt(
                    header(events.size()),
                    Receipt.Kind.valueOf(kind),
                    List.of("m_1", "m_2"),
                    Instant.ofEpochMilli(1_600_000_000_000L)));
        }
        return new Intake(new BotId("bot_0123456789abcdefghij"), TIME, events, rejections());
    }

    static Intake bare() {
        Header header =
                new Header(new EventId(0, -1), TIME, "generic", "", null, null, null, "dashbot", null, null, "{}");
        Message message = new Message(
                header,
                Direction.INCOMING,
                Author.USER,
                null,
                MessageKind.OTHER,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
        return new Intake(
                new BotId("b"),
                TIME,
                List.of(
                        message,
                        new MessageChange(header, MessageChange.Kind.UNSENT, null, null, null),
                        new BotEvent(header, BotEvent.Type.OTHER, "x", null, null, null, null),
                        new Receipt(header, Receipt.Kind.READ, List.of(), null)),
                List.of());
    }

    static Intake withoutBot() {
        Rejection rejection =
                new Rejection(new EventId(1, 2), RejectReason.UNKNOWN_API_KEY, "unknown 'apiKey'", "/track", "", false);
        return new Intake(null, TIME, List.of(), List.of(rejection));
    }

    private static Message message(int number, MessageKind kind) {
        boolean isIncoming = number % 2 == 0;
        return new Message(
                header(number),
                isIncoming ? Direction.INCOMING : Direction.OUTGOING,
                isIncoming ? Author.USER : number % 3 == 0 ? Author.AGENT : Author.BOT,
                "m_" + number,
                kind,
                "caf\u00e9 \ud83d\ude00 \u4f60\u597d\n\"quoted\"",
                "PAYLOAD",
                List.of(
                        new Attachment("image", "https://cdn.example.test/a.jpg", "A", "{\"sticker_id\":1}"),
                        new Attachment("file", null, null, null)),
                List.of(
                        new Button("web_url", "Site", "p", "https://site.example.test/"),
                        new Button("postback", null, null, null)),
                List.of(new Button("text", "Red", "RED", null)),
                new Intent(
                        isIncoming ? "NotHandled" : "WEATHER_QUERY",
                        List.of(new Intent.Input("city", "San Francisco"), new Intent.Input("", "")),
                        0.75),
                "greeting",
                "m_0",
                new DeliveryFailure("10", "2018278", "OAuthException", "outside of allowed window"));
    }

    private static Header header(int number) {
        return new Header(
                new EventId(Long.MIN_VALUE + number, Long.MAX_VALUE - number),
                TIME.plusMillis(number),
                "facebook",
                "7000000000000001",
                "c-1",
                "s-1",
                "9000000000001",
                "dashbot/12.1.0-npm",
                "{\"firstName\":\"Ada\"}",
                "{\"app_id\":\"1\"}",
                "{\"raw\":true}");
    }

    private static List<Rejection> rejections() {
        return Stream.of(
                        "MISSING_API_KEY",
                        "UNKNOWN_API_KEY",
                        "UNKNOWN_TYPE",
                        "BAD_ENCODING",
                        "BAD_JSON",
                        "WRONG_SHAPE",
                        "MISSING_FIELD",
                        "BAD_FIELD",
                        "TOO_LARGE",
                        "TOO_SLOW",
                        "LOG_UNAVAILABLE")
                .map(RejectReason::valueOf)
                .map(reason -> new Rejection(
                        new EventId(3, reason.name().length()), reason, "words", "/track?type=event", "{", true))
                .toList();
    }
}
