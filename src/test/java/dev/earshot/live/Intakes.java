package dev.earshot.live;

import dev.earshot.event.Author;
import dev.earshot.event.BotId;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Intake;
import dev.earshot.event.Message;
import dev.earshot.event.MessageKind;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Records as the collector appends them. */
final class Intakes {
    static final BotId PIZZA = new BotId("bot_pizza");
    static final BotId TAXI = new BotId("bot_taxi");
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

    private Intakes() {}

    /** One record that brings a message for each text. */
    static byte[] texts(BotId bot, String... texts) {
        List<Event> events =
                Arrays.stream(texts).map(text -> message(bot, text)).toList();
        return EventCodec.encode(new Intake(bot, NOW, events, List.of()));
    }

    static byte[] rejected(BotId bot, String message) {
        return EventCodec.encode(new Intake(bot, NOW, List.of(), List.of(rejection(message))));
    }

    static byte[] keyless(String message) {
        return EventCodec.encode(new Intake(null, NOW, List.of(), List.of(rejection(message))));
    }

    /** What an item says, for comparing: the message's text, or the rejection's words. */
    static String words(LiveItem item) {
        return switch (item) {
            case LiveItem.Happened happened
            when happened.event() instanceof Message message -> String.valueOf(message.text());
            case LiveItem.Happened happened -> happened.event().toString();
            case LiveItem.Refused refused -> "refused: " + refused.rejection().message();
        };
    }

    private static Rejection rejection(String message) {
        return new Rejection(new EventId(9, 9), RejectReason.BAD_JSON, message, "/track", "{", false);
    }

    private static Event message(BotId bot, String text) {
        Header header =
                new Header(EventId.of(bot, text), NOW, "facebook", "ada", null, null, null, "test", null, null, "{}");
        return new Message(
                header,
                Direction.INCOMING,
                Author.USER,
                null,
                MessageKind.TEXT,
                text,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }
}
