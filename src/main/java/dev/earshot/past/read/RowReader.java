package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Author;
import dev.earshot.event.EventId;
import dev.earshot.event.MessageKind;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import dev.earshot.wire.dashbot.PastRow;
import dev.earshot.wire.messenger.EventKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A row with columns, as events: by the tracker's generic form, so that it passes through the same decoder as all else. */
final class RowReader {
    private static final java.time.Duration TOLERATED_CLOCK_ERROR = java.time.Duration.ofDays(1);
    private static final int LONGEST_ID = 1_000;

    private final Target target;
    private final Naming naming;
    private final UnknownColumns unknown;

    RowReader(Target target, Naming naming, UnknownColumns unknown) {
        this.target = target;
        this.naming = naming;
        this.unknown = unknown;
    }

    /** What came of it, and the id that it claims. */
    record Row(Decoded decoded, @Nullable UUID claimed) {}

    /** @throws UnusableException if a column says what cannot be */
    Row read(ObjectNode fields, long line) {
        RowFields row = RowFields.of(fields, unknown);
        String type = type(row);
        ObjectNode body = type.equals("event") ? RowBodies.event(row) : RowBodies.message(row);
        body.put("dashbot_timestamp", time(row).toEpochMilli());
        String messageId = type.equals("event") ? null : row.id(Column.MESSAGE_ID);
        String platform = row.text(Column.PLATFORM);
        WireRequest request = new WireRequest(
                target.bot(),
                Map.of("type", type, "platform", platform == null ? target.platform() : platform),
                Json.write(body).getBytes(StandardCharsets.UTF_8),
                target.now(),
                ids(row, messageId, line));
        return new Row(PastRow.decode(request, facts(row, messageId)), claimed(row, messageId));
    }

    private Supplier<EventId> ids(RowFields row, @Nullable String messageId, long line) {
        if (messageId != null) {
            // As the platform's own webhook names it, so that the two are one message.
            return () -> EventId.of(target.bot(), EventKeys.message(messageId));
        }
        String id = row.id(Column.ID);
        return id == null ? naming.of(line) : naming.ofId(id);
    }

    private static @Nullable UUID claimed(RowFields row, @Nullable String messageId) {
        String id = row.id(Column.ID);
        return id == null || messageId != null ? null : uuid(id);
    }

    static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Instant time(RowFields row) {
        JsonNode given = row.get(Column.TIME);
        if (given == null) {
            throw UnusableException.missing("timestamp", "past data say when they happened");
        }
        Instant time = RowTime.read(given, target.timeZone());
        if (time == null) {
            throw UnusableException.bad(
                    "timestamp",
                    "must be milliseconds or seconds since 1970, or ISO 8601 such as 2026-01-31T17:04:05Z or 2026-01-31"
                            + " 17:04:05 (in the bot's time zone)");
        }
        if (time.isAfter(target.now().plus(TOLERATED_CLOCK_ERROR))) {
            throw UnusableException.bad("timestamp", "lies in the future: " + time);
        }
        return time;
    }

    private static String type(RowFields row) {
        String type = row.text(Column.TYPE);
        boolean saysEvent = type != null && (type.equalsIgnoreCase("event") || type.endsWith("Event"));
        boolean isEvent = row.get(Column.TEXT) == null
                && (row.get(Column.EVENT) != null
                        || row.get(Column.EVENT_TYPE) != null
                        || row.get(Column.AMOUNT) != null);
        return saysEvent || isEvent ? "event" : direction(row, type);
    }

    private static String direction(RowFields row, @Nullable String type) {
        String incoming = row.text(Column.INCOMING);
        if (incoming != null) {
            return switch (incoming.strip().toLowerCase(Locale.ROOT)) {
                case "true", "1", "yes", "y", "t" -> "incoming";
                case "false", "0", "no", "n", "f" -> "outgoing";
                default -> throw UnusableException.bad("incoming", "must be true or false");
            };
        }
        String direction = row.text(Column.DIRECTION) == null ? type : row.text(Column.DIRECTION);
        if (direction == null) {
            throw UnusableException.missing(
                    "direction", "say incoming (the user's) or outgoing (the bot's), or have a column 'incoming'");
        }
        return switch (direction.strip().toLowerCase(Locale.ROOT)) {
            case "incoming", "in", "inbound", "user", "received" -> "incoming";
            case "outgoing", "out", "outbound", "bot", "agent", "sent" -> "outgoing";
            default -> throw UnusableException.bad("direction", "must be incoming or outgoing");
        };
    }

    private static PastRow.Facts facts(RowFields row, @Nullable String messageId) {
        return new PastRow.Facts(
                messageId,
                choice(row, Column.AUTHOR, Author.class),
                choice(row, Column.KIND, MessageKind.class),
                row.text(Column.PAYLOAD),
                row.id(Column.REPLY_TO));
    }

    /** What is none of our words is left to the decoder to find out. */
    private static <E extends Enum<E>> @Nullable E choice(RowFields row, Column column, Class<E> type) {
        String word = row.text(column);
        if (word != null && word.length() <= LONGEST_ID) {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(word.strip())) {
                    return constant;
                }
            }
        }
        return null;
    }
}
