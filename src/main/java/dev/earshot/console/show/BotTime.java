package dev.earshot.console.show;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as a bot's people read them: in the bot's time zone, days named from today. */
public record BotTime(ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG_YEAR = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    public static BotTime in(String zone) {
        return new BotTime(ZoneId.of(zone));
    }

    /** {@code 14:05}. */
    public String clock(Instant time) {
        return CLOCK.format(time.atZone(zone));
    }

    /** {@code 14:05:33}. */
    public String seconds(Instant time) {
        return SECONDS.format(time.atZone(zone));
    }

    /** The day it falls on here, {@code 2025-03-05}: equal for times between which no day line stands. */
    public String day(Instant time) {
        return date(time).toString();
    }

    /** {@code Today}, {@code Yesterday}, {@code Wednesday, 5 March}, and with the year if it is another one. */
    public String dayTitle(Instant time, Instant now) {
        LocalDate day = date(time);
        LocalDate today = date(now);
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return (day.getYear() == today.getYear() ? LONG_DAY : LONG_YEAR).format(day);
    }

    /** As short as a list needs it: {@code 14:05}, {@code Yesterday}, {@code Mon}, {@code 5 Mar}, {@code 5 Mar 2024}. */
    public String brief(Instant time, Instant now) {
        long days = ChronoUnit.DAYS.between(date(time), date(now));
        if (days == 0) {
            return clock(time);
        }
        if (days == 1) {
            return "Yesterday";
        }
        if (days > 1 && days < 7) {
            return WEEKDAY.format(date(time));
        }
        return briefDay(time, now);
    }

    /** {@code 5 Mar}, {@code 5 Mar 2024}. */
    public String briefDay(Instant time, Instant now) {
        return (date(time).getYear() == date(now).getYear() ? SHORT_DAY : SHORT_YEAR).format(date(time));
    }

    /** Day and time, {@code 5 Mar 2025, 14:05}. */
    public String full(Instant time) {
        return SHORT_YEAR.format(date(time)) + ", " + clock(time);
    }

    /** For the title of every time shown: {@code 2025-03-05 13:05:33.120 UTC}. */
    public static String utc(Instant time) {
        return UTC.format(time);
    }

    private LocalDate date(Instant time) {
        return LocalDate.ofInstant(time, zone);
    }
}
