package dev.earshot.report.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whole days in a time zone.
 *
 * @param first the first day
 * @param last the last day, itself included
 */
public record Period(LocalDate first, LocalDate last, ZoneId zone) {

    /** Ten years of days: more than any bot has lived, and few enough for a series. */
    public static final int MAX_DAYS = 3_660;

    /** @throws IllegalArgumentException in words for whoever asked, if it ends before it begins or is too long */
    public Period {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day lies before the first");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw new IllegalArgumentException("a period is at most " + MAX_DAYS + " days long");
        }
    }

    /** The days up to and with {@code last}. */
    public static Period ofDays(int days, LocalDate last, ZoneId zone) {
        return new Period(last.minusDays(days - 1L), last, zone);
    }

    /** Its first moment. */
    public Instant from() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The moment after it. */
    public Instant to() {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    /** This one and another one, if that follows it right away and both together are not too long. */
    public Optional<Period> upTo(Period next) {
        boolean follows = last.plusDays(1).equals(next.first) && zone.equals(next.zone);
        return follows && days() + next.days() <= MAX_DAYS
                ? Optional.of(new Period(first, next.last, zone))
                : Optional.empty();
    }

    /** As many days, right before it. */
    Period before() {
        return new Period(first.minusDays(days()), first.minusDays(1), zone);
    }

    /** The same dates of the year before; of a 29 February, the 28th. */
    Period yearBefore() {
        return new Period(first.minusYears(1), last.minusYears(1), zone);
    }
}
