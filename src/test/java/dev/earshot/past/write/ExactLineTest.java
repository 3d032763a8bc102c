package dev.earshot.past.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.event.Attachment;
import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Button;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.past.read.Readings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is exported is read again as the very same event, but for its id, which is another bot's. */
class ExactLineTest {
    private static final BotId FORMER = new BotId("bot_former");
    private static final UUID ID = UUID.fromString("7b1f0c1e-5d0c-4f43-9d2b-0b8b5d3f6a10");
    private static final Instant TIME = Instant.parse("2024-03-01T10:00:00.123Z");
    private static final EventId COPY = EventId.of(Readings.BOT, "copy:" + ID);

    private static Header header(EventId id) {
        return new Header(
                id,
                TIME,
                "facebook",
                "u\u20281",
                "c",
                "s",
                "p",
                "dashbot/1",
                "{\"a\":1.50,\"b\":[1E+5]}",
                "not even JSON",
                "{ \"raw\" : 1.0 }");
    }

    private static void assertKept(Event sent, Event expected) {
        assertEquals(expected, Readings.exact(ExactLine.of(FORMER, sent)));
    }

    @Test
    void keepsEverythingOfAMessage() {
        assertKept(message(EventId.of(ID), "m1"), message(COPY, "m1"));
    }

    @Test
    void aMessageWhoseIdFollowsFromThePlatformsKeepsThatInEveryBot() {
        assertKept(message(EventId.of(FORMER, "mid:m1"), "m1"), message(EventId.of(Readings.BOT, "mid:m1"), "m1"));
    }

    private static Message message(EventId id, String messageId) {
        return new Message(
                header(id),
                Direction.OUTGOING,
                Author.AGENT,
                messageId,
                MessageKind.TEMPLATE,
                "=text \"with\" 🎉\n",
                "PAY",
                List.of(
                        new Attachment("image", "https://a.example", null, "{\"id\":1}"),
                        new Attachment("x", null, "t", "[1]")),
                List.of(new Button("postback", "Yes", "Y", null)),
                List.of(new Button("text", null, null, "https://b.example")),
                new Intent("", List.of(new Intent.Input("city", "Bern")), 0.1),
                "tpl",
                "m0",
                new DeliveryFailure("1", null, "t", "m"));
    }

    @Test
    void keepsEverythingOfEveryOtherKind() {
        List<Identifier> identifiers = List.of(new Identifier("idfa", "1"), new Identifier("custom", "2"));
        assertKept(
                new MessageChange(header(EventId.of(ID)), MessageChange.Kind.REACTED, "m", "love", "❤"),
                new MessageChange(header(COPY), MessageChange.Kind.REACTED, "m", "love", "❤"));
        assertKept(event(EventId.of(ID), identifiers), event(COPY, identifiers));
        assertKept(
                new Receipt(header(EventId.of(ID)), Receipt.Kind.READ, List.of("a", "b"), TIME),
                new Receipt(header(COPY), Receipt.Kind.READ, List.of("a", "b"), TIME));
        assertKept(touch(EventId.of(ID), identifiers), touch(COPY, identifiers));
        assertKept(new IdentityLink(header(EventId.of(ID)), identifiers), new IdentityLink(header(COPY), identifiers));
    }

    private static BotEvent event(EventId id, List<Identifier> identifiers) {
        return new BotEvent(
                header(id),
                BotEvent.Type.REVENUE,
                "Sold",
                new BigDecimal("12.300"),
                "EUR",
                "r",
                "{\"x\":null}",
                identifiers);
    }

    private static Touch touch(EventId id, List<Identifier> identifiers) {
        return new Touch(
                header(id),
                Touch.Kind.CLICK,
                Touch.Traffic.REPEAT,
                "c",
                "n",
                "s",
                "ss",
                "cr",
                "k",
                "l",
                "r",
                identifiers,
                "192.0.2.1",
                "Mozilla",
                "{\"cp_0\":\"x\"}");
    }
}
