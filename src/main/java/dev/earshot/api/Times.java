package dev.earshot.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them, RFC 3339 in UTC with milliseconds, and as it reads them. */
final class Times {
    private static final DateTimeFormatter FORMAT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** More digits than any time has that a store can hold. */
    private static final int MAX_DIGITS = 15;

    private Times() {}

    static String text(Instant time) {
        return FORMAT.format(time);
    }

    static @Nullable String nullable(@Nullable Instant time) {
        return time == null ? null : text(time);
    }

    /** RFC 3339 with an offset, or milliseconds since 1970; empty if it is neither. */
    static Optional<Instant> parse(String text) {
        if (text.length() <= MAX_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty()) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
        }
        try {
            return Optional.of(OffsetDateTime.parse(withPlus(text)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A plus sign in an address that was not encoded arrives as a space. */
    private static String withPlus(String text) {
        int space = text.lastIndexOf(' ');
        return space > "2026-01-31".length() ? text.substring(0, space) + '+' + text.substring(space + 1) : text;
    }
}
