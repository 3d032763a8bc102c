package dev.earshot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Times as clients write them: milliseconds, seconds (anything below 10^12, also with a fraction), either of them in
 * quotes, or ISO 8601 with an offset. What is none of these is null, and the caller takes the next best time.
 */
public final class Timestamps {

    /** Below this a number counts seconds: as milliseconds it would be before September 2001, before any chatbot. */
    private static final long FIRST_MILLISECOND = 1_000_000_000_000L;

    /** The year 10000: what is later is microseconds or nonsense. */
    private static final long LAST_MILLISECOND = 253_402_300_800_000L;

    private static final int MAX_LENGTH = 40;

    private Timestamps() {}

    public static @Nullable Instant read(@Nullable JsonNode object, String field) {
        return read(Json.get(object, field));
    }

    public static @Nullable Instant read(@Nullable JsonNode value) {
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return value.canConvertToLong() ? ofNumber(value.longValue()) : null;
        }
        return value.isNumber() || value.isTextual() ? ofText(value.asText()) : null;
    }

    private static @Nullable Instant ofNumber(long number) {
        if (number <= 0 || number >= LAST_MILLISECOND) {
            return null;
        }
        return Instant.ofEpochMilli(number < FIRST_MILLISECOND ? Math.multiplyExact(number, 1000) : number);
    }

    private static @Nullable Instant ofText(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return null;
        }
        return text.indexOf('T') > 0 ? ofIso(text) : ofDecimal(text);
    }

    private static @Nullable Instant ofDecimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            // Compared before it is converted: 1e999999999 must not be written out.
            if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(LAST_MILLISECOND)) >= 0) {
                return null;
            }
            boolean isSeconds = number.compareTo(BigDecimal.valueOf(FIRST_MILLISECOND)) < 0;
            return ofNumber((isSeconds ? number.movePointRight(3) : number).longValue());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Instant ofIso(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            boolean isPossible = time.isAfter(Instant.EPOCH) && time.isBefore(Instant.ofEpochMilli(LAST_MILLISECOND));
            return isPossible ? time.truncatedTo(ChronoUnit.MILLIS) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
