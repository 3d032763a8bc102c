package dev.earshot.console;

import dev.earshot.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times of forms, in a bot's time zone. */
final class LocalTimes {
    private LocalTimes() {}

    /** @throws Problem 400 if it is no time: browsers do not send such */
    static @Nullable Instant parse(String text, ZoneId zone) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(text.strip()).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw Problem.badRequest("A time of the form cannot be read: it should look like 2026-01-31T12:00.");
        }
    }

    static String of(@Nullable Instant time, ZoneId zone) {
        return time == null
                ? ""
                : LocalDateTime.ofInstant(time, zone)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString();
    }
}
