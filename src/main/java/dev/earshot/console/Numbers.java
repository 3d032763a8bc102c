package dev.earshot.console;

import dev.earshot.console.show.BotTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Numbers and distances in time, in words. */
final class Numbers {
    private Numbers() {}

    /** {@code 48,213}. */
    static String of(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** {@code 1 message}, {@code 2 messages}. */
    static String of(long number, String one) {
        return of(number) + " " + one + (number == 1 ? "" : "s");
    }

    /** {@code 812 B}, {@code 1.2 kB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6);
    }

    /** {@code just now}, {@code 2 minutes ago}, {@code 3 hours ago}; a date for what is older than a day. */
    static String ago(Instant time, Instant now, ZoneId zone) {
        Duration ago = Duration.between(time, now);
        if (ago.toMinutes() < 1) {
            return "just now";
        }
        if (ago.toHours() < 1) {
            return of(ago.toMinutes(), "minute") + " ago";
        }
        if (ago.toDays() < 1) {
            return of(ago.toHours(), "hour") + " ago";
        }
        return "on " + new BotTime(zone).full(time);
    }
}
