package dev.earshot.report.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** In which days something has to lie: whole days of the bot's time zone. */
public sealed interface When {
    Instant BEGINNING = Instant.EPOCH;
    Instant END = Instant.parse("9999-12-31T00:00:00Z");

    /** The first moment that counts. */
    Instant from(Instant now, ZoneId zone);

    /** The moment after the last that counts. */
    Instant to(Instant now, ZoneId zone);

    /** At any time. */
    record Ever() implements When {
        @Override
        public Instant from(Instant now, ZoneId zone) {
            return BEGINNING;
        }

        @Override
        public Instant to(Instant now, ZoneId zone) {
            return END;
        }
    }

    /** Today and the days before it, so many together. */
    record LastDays(int days) implements When {
        public static final int MOST = 3_660;

        /** @throws IllegalArgumentException in words, if there are too many or too few */
        public LastDays {
            if (days < 1 || days > MOST) {
                throw new IllegalArgumentException("must be a number of days from 1 to " + MOST);
            }
        }

        @Override
        public Instant from(Instant now, ZoneId zone) {
            return LocalDate.ofInstant(now, zone)
                    .minusDays(days - 1L)
                    .atStartOfDay(zone)
                    .toInstant();
        }

        @Override
        public Instant to(Instant now, ZoneId zone) {
            return LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /**
     * From one day to another, both included.
     *
     * @param first null for no bound
     * @param last null for no bound
     */
    record Dates(@Nullable LocalDate first, @Nullable LocalDate last) implements When {
        private static final LocalDate EARLIEST = LocalDate.EPOCH;
        private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

        /** @throws IllegalArgumentException in words, if these are no days */
        public Dates {
            if (first == null && last == null) {
                throw new IllegalArgumentException("needs a first day or a last one");
            }
            check(first);
            check(last);
            if (first != null && last != null && last.isBefore(first)) {
                throw new IllegalArgumentException("the last day lies before the first");
            }
        }

        private static void check(@Nullable LocalDate day) {
            if (day != null && (day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
                throw new IllegalArgumentException("must be days from " + EARLIEST + " to " + LATEST);
            }
        }

        @Override
        public Instant from(Instant now, ZoneId zone) {
            return first == null ? BEGINNING : first.atStartOfDay(zone).toInstant();
        }

        @Override
        public Instant to(Instant now, ZoneId zone) {
            return last == null ? END : last.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }
}
