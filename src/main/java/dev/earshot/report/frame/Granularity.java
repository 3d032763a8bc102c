package dev.earshot.report.frame;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;

/** How wide the steps of a series are, by the clock and the calendar of a time zone. Weeks begin on Monday (ISO 8601). */
public enum Granularity {
    HOUR {
        @Override
        ZonedDateTime next(ZonedDateTime step) {
            return step.plus(Duration.ofHours(1)); // by elapsed time: an hour that a clock change repeats is two steps
        }
    },
    DAY {
        @Override
        ZonedDateTime next(ZonedDateTime step) {
            return step.toLocalDate().plusDays(1).atStartOfDay(step.getZone());
        }
    },
    WEEK {
        @Override
        ZonedDateTime next(ZonedDateTime step) {
            return step.toLocalDate().plusWeeks(1).atStartOfDay(step.getZone());
        }

        @Override
        LocalDate startOf(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }
    },
    MONTH {
        @Override
        ZonedDateTime next(ZonedDateTime step) {
            return step.toLocalDate().plusMonths(1).atStartOfDay(step.getZone());
        }

        @Override
        LocalDate startOf(LocalDate day) {
            return day.withDayOfMonth(1);
        }
    };

    abstract ZonedDateTime next(ZonedDateTime step);

    /** The first day of the step that a day lies in. */
    LocalDate startOf(LocalDate day) {
        return day;
    }

    /** The start of the step that a day's first moment lies in. */
    final ZonedDateTime start(LocalDate day, ZoneId zone) {
        return startOf(day).atStartOfDay(zone);
    }
}
