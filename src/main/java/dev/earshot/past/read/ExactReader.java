package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Author;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.wire.Amounts;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.messenger.EventKeys;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inverse of {@link dev.earshot.past.write.ExactLine}: an exported event becomes the same event again. */
final class ExactReader {
    private static final int VERSION = 1;
    private static final Duration TOLERATED_CLOCK_ERROR = Duration.ofDays(1);

    private final Target target;

    ExactReader(Target target) {
        this.target = target;
    }

    static boolean isExact(ObjectNode line) {
        return line.has("earshot") && line.has("record");
    }

    /**
     * @param claimed the id that it has on the server that it comes from, if that may be this one
     */
    record Exact(Event event, @Nullable UUID claimed) {}

    /** @throws UnusableException if it is none that an export writes */
    Exact read(ObjectNode line) {
        ExactFields fields = new ExactFields(line);
        if (line.get("earshot").asInt() != VERSION) {
            throw UnusableException.bad("earshot", "is of a newer version than this program: run the newer program");
        }
        UUID id = RowReader.uuid(fields.required("id"));
        if (id == null) {
            throw UnusableException.bad("id", "must be a UUID");
        }
        EventId here = idHere(fields, id);
        boolean isOfThisBot = target.bot().value().equals(fields.text("bot"));
        return new Exact(
                event(fields, header(fields, here)),
                isOfThisBot && !here.toUuid().equals(id) ? id : null);
    }

    /**
     * What the platform gave an id keeps it in every bot, so that a webhook's copy is known again; what was drawn at random
     * gets an id that follows from it. Nobody can give an event the id of another bot's.
     */
    private EventId idHere(ExactFields fields, UUID id) {
        String messageId = fields.text("messageId");
        String bot = fields.text("bot");
        if (messageId != null && bot != null && !bot.isEmpty() && bot.length() <= 64) {
            String key = EventKeys.message(messageId);
            if (EventId.of(new BotId(bot), key).toUuid().equals(id)) {
                return EventId.of(target.bot(), key);
            }
        }
        return EventId.of(target.bot(), "copy:" + id);
    }

    private Header header(ExactFields fields, EventId id) {
        Instant time = fields.time("timestamp");
        if (time.isAfter(target.now().plus(TOLERATED_CLOCK_ERROR))) {
            throw UnusableException.bad("timestamp", "lies in the future: " + time);
        }
        return new Header(
                id,
                time,
                fields.required("platform"),
                fields.required("userId"),
                fields.text("conversationId"),
                fields.text("sessionId"),
                fields.text("pageId"),
                fields.required("source"),
                fields.json("platformUserJson"),
                fields.json("metadata"),
                fields.required("raw"));
    }

    private static Event event(ExactFields fields, Header header) {
        return switch (fields.required("record")) {
            case "message" -> message(fields, header);
            case "change" ->
                new MessageChange(
                        header,
                        fields.word("change", MessageChange.Kind.class),
                        fields.text("messageId"),
                        fields.text("value"),
                        fields.text("emoji"));
            case "event" ->
                new BotEvent(
                        header,
                        fields.word("type", BotEvent.Type.class),
                        fields.required("event"),
                        amount(fields.line()),
                        fields.text("currency"),
                        fields.text("referenceNumber"),
                        fields.json("attributes"),
                        fields.identifiers());
            case "receipt" ->
                new Receipt(
                        header,
                        fields.word("receipt", Receipt.Kind.class),
                        fields.texts("messageIds"),
                        fields.text("watermark") == null ? null : fields.time("watermark"));
            case "touch" -> touch(fields, header);
            case "identity_link" -> link(fields, header);
            default ->
                throw UnusableException.bad(
                        "record", "must be message, change, event, receipt, touch or identity_link");
        };
    }

    private static Message message(ExactFields fields, Header header) {
        return new Message(
                header,
                fields.word("direction", Direction.class),
                fields.word("author", Author.class),
                fields.text("messageId"),
                fields.word("kind", MessageKind.class),
                fields.text("text"),
                fields.text("payload"),
                fields.attachments(),
                fields.buttons("buttons"),
                fields.buttons("quickReplies"),
                fields.intent(),
                fields.text("templateId"),
                fields.text("replyTo"),
                fields.failure());
    }

    private static @Nullable BigDecimal amount(ObjectNode line) {
        JsonNode given = Json.get(line, "amount");
        BigDecimal amount = Amounts.read(given);
        if (given != null && amount == null) {
            throw UnusableException.bad("amount", "must be a number, such as 17.45");
        }
        return amount;
    }

    private static Touch touch(ExactFields fields, Header header) {
        return new Touch(
                header,
                fields.word("touch", Touch.Kind.class),
                fields.word("traffic", Touch.Traffic.class),
                fields.text("campaignId"),
                fields.text("networkId"),
                fields.text("siteId"),
                fields.text("subSiteId"),
                fields.text("creativeId"),
                fields.text("clickId"),
                fields.text("linkId"),
                fields.text("ruleId"),
                fields.identifiers(),
                fields.text("ipAddress"),
                fields.text("userAgent"),
                fields.json("parameters"));
    }

    private static IdentityLink link(ExactFields fields, Header header) {
        try {
            return new IdentityLink(header, fields.identifiers());
        } catch (IllegalArgumentException e) {
            throw UnusableException.bad("identifiers", String.valueOf(e.getMessage()));
        }
    }
}
