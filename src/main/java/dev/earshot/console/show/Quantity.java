package dev.earshot.console.show;

import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers of reports in words. */
public final class Quantity {
    private static final double SECOND = 1_000;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;

    private static final String NOTHING = "–";

    private Quantity() {}

    /** {@code 48,213}, {@code 12.3 %}, {@code 2 min 10 s}, {@code 1,234.50}; a dash for nothing. */
    public static String of(@Nullable Double value, Unit unit) {
        if (value == null) {
            return NOTHING;
        }
        return switch (unit) {
            case COUNT -> String.format(Locale.ENGLISH, "%,.0f", value);
            case SHARE -> share(value);
            case CHANGE -> change(value);
            case AVERAGE -> String.format(Locale.ENGLISH, "%,.1f", value);
            case SCORE -> score(value);
            case MONEY -> String.format(Locale.ENGLISH, "%,.2f", value);
            case MILLIS -> duration(value);
        };
    }

    /** {@code +0.42}, {@code −0.30}; what is too small to be seen is none. */
    private static String score(double score) {
        return Math.abs(score) < 0.005
                ? "0.00"
                : String.format(Locale.ENGLISH, "%+,.2f", score).replace('-', '−');
    }

    /** One that is too small to be seen is still more than nothing. */
    private static String share(double share) {
        return share > 0 && share < 0.000_5 ? "< 0.1 %" : String.format(Locale.ENGLISH, "%.1f %%", share * 100);
    }

    /**
     * {@code +12.3 %}; a change that is too large to mean anything is a factor, one that is too small to be seen is none.
     * Empty for nothing.
     */
    public static String change(@Nullable Double change) {
        if (change == null) {
            return "";
        }
        if (isNoChange(change)) {
            return "no change";
        }
        return change >= 10
                ? String.format(Locale.ENGLISH, "×%,.0f", change + 1)
                : String.format(Locale.ENGLISH, "%+.1f %%", change * 100);
    }

    /** Whether it is less than what is shown of it. */
    public static boolean isNoChange(double change) {
        return Math.abs(change) < 0.000_5;
    }

    private static String duration(double millis) {
        if (millis < SECOND) {
            return String.format(Locale.ENGLISH, "%.0f ms", millis);
        }
        if (millis < MINUTE) {
            return String.format(Locale.ENGLISH, "%.1f s", millis / SECOND);
        }
        if (millis < HOUR) {
            return String.format(
                    Locale.ENGLISH,
                    "%.0f min %02.0f s",
                    Math.floor(millis / MINUTE),
                    Math.floor(millis % MINUTE / SECOND));
        }
        return String.format(
                Locale.ENGLISH, "%,.0f h %02.0f min", Math.floor(millis / HOUR), Math.floor(millis % HOUR / MINUTE));
    }

    /** {@code 28 Sep 2026 to 27 Oct 2026}; of one day, {@code 28 Sep 2026}. */
    public static String days(Period period) {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
        String first = day.format(period.first());
        return period.days() == 1 ? first : first + " to " + day.format(period.last());
    }

    /** What a step is called: {@code 5 Mar 14:00}, {@code Thu 5 Mar}, {@code week of 2 Mar}, {@code Mar 2026}. */
    public static String step(Instant start, Granularity granularity, ZoneId zone) {
        String pattern = switch (granularity) {
            case HOUR -> "d MMM HH:mm";
            case DAY -> "EEE d MMM";
            case WEEK -> "'Week of' d MMM";
            case MONTH -> "MMM yyyy";
        };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(ZonedDateTime.ofInstant(start, zone));
    }
}
