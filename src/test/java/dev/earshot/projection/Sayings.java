package dev.earshot.projection;

import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventCodec;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intake;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.event.Touch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one bot and its users say, and the records of the log that this makes. Times are seconds after noon. */
record Sayings(BotId bot) {
    static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    Sayings(String bot) {
        this(new BotId(bot));
    }

    static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    MessageDraft incoming(String mid) {
        return new MessageDraft(bot, mid, Direction.INCOMING);
    }

    MessageDraft outgoing(String mid) {
        return new MessageDraft(bot, mid, Direction.OUTGOING);
    }

    BotEvent revenue(String key, String user, String amount) {
        return new BotEvent(
                header(key, user, 0), BotEvent.Type.REVENUE, "purchase", new BigDecimal(amount), "EUR", null, "{}");
    }

    MessageChange edit(String key, String user, String mid, String text) {
        return new MessageChange(header(key, user, 1), MessageChange.Kind.EDITED, mid, text, null);
    }

    Receipt receipt(String key, String user, Receipt.Kind kind, String... mids) {
        return new Receipt(header(key, user, 2), kind, List.of(mids), null);
    }

    /** An event of somebody who has these other names: {@code type=value}. */
    BotEvent named(String key, String user, String... names) {
        return new BotEvent(
                header(key, user, 3), BotEvent.Type.CUSTOM, "view", null, null, null, null, identifiers(names));
    }

    Touch click(String key, String user, String... names) {
        return new Touch(
                header(key, user, 4),
                Touch.Kind.CLICK,
                Touch.Traffic.PERSON,
                "campaign",
                null,
                null,
                null,
                null,
                key,
                null,
                null,
                identifiers(names),
                null,
                null,
                "{}");
    }

    IdentityLink link(String key, String user, String... names) {
        return new IdentityLink(header(key, user, 5), identifiers(names));
    }

    private static List<Identifier> identifiers(String... names) {
        return Stream.of(names)
                .map(name -> name.split("=", 2))
                .map(parts -> new Identifier(parts[0], parts[1]))
                .toList();
    }

    private Header header(String key, String user, long seconds) {
        return new Header(
                EventId.of(bot, key), at(seconds), "facebook", user, null, null, null, "test", null, null, "{}");
    }

    /** The record of one call. */
    byte[] record(Event... events) {
        return EventCodec.encode(new Intake(bot, NOON, List.of(events), List.of()));
    }

    byte[] rejected(UUID id, String body, Event... besides) {
        return EventCodec.encode(new Intake(bot, NOON, List.of(besides), List.of(rejection(id, body))));
    }

    /** A call that belongs to no bot. */
    static byte[] rejectedOfNobody(UUID id, @Nullable String body) {
        return EventCodec.encode(new Intake(null, NOON, List.of(), List.of(rejection(id, body == null ? "" : body))));
    }

    private static Rejection rejection(UUID id, String body) {
        return new Rejection(EventId.of(id), RejectReason.BAD_JSON, "no JSON", "/track?apiKey=****", body, false);
    }
}
