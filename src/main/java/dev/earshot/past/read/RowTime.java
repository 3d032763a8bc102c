package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as tables of past data have them: milliseconds or seconds since 1970, ISO 8601 with an offset, and ISO 8601 without
 * one, which means the bot's own time zone: {@code 2026-01-31 17:04:05}, {@code 2026-01-31T17:04}, {@code 2026-01-31}.
 */
final class RowTime {
    private static final int LONGEST = 40;

    private RowTime() {}

    /** Null if it is no time. */
    static @Nullable Instant read(JsonNode value, ZoneId zone) {
        String text = Json.scalar(value);
        if (text == null || text.length() > LONGEST) {
            return null;
        }
        String spelled = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +(\\d)", "$1T$2");
        Instant time = Timestamps.read(Json.NODES.textNode(withoutSpace(spelled)));
        return time != null ? time : local(spelled, zone);
    }

    /** {@code 2026-01-31T10:00:00 UTC} and {@code … +0000} are how some tables write an offset. */
    private static String withoutSpace(String text) {
        return text.indexOf('T') < 0
                ? text
                : text.replaceFirst(" ?(UTC|GMT|z)$", "Z").replaceFirst(" ?([+-]\\d{2}):?(\\d{2})$", "$1:$2");
    }

    private static @Nullable Instant local(String text, ZoneId zone) {
        try {
            LocalDateTime local = text.indexOf('T') > 0
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
            Instant time = local.atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS);
            return time.isAfter(Instant.EPOCH) ? time : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
