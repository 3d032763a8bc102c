package dev.earshot.report.retention;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;

/**
 * The steps in which cohorts begin, and those after them in which users may come back. Nobody comes back within the hour, so
 * that by the hour days are reckoned.
 *
 * @param buckets those of the question's period, and as many more as are looked at after the last
 * @param cohorts how many of them begin a cohort
 * @param after how many steps after its own a cohort is looked at
 * @param isOver how many of the buckets, from the first on, have passed whole
 */
record RetentionSteps(
        Period period, Granularity granularity, Buckets buckets, int cohorts, int after, int isOver, Instant now) {

    /** As many as the widest periods give by the steps that suit them; more rows nobody reads. */
    static final int MAX_COHORTS = 130;

    /** @throws IllegalArgumentException in words for whoever asked, if there would be too many cohorts */
    static RetentionSteps of(ReportQuestion question, Instant now) {
        Granularity granularity = question.granularity() == Granularity.HOUR ? Granularity.DAY : question.granularity();
        int cohorts = Buckets.of(question.period(), granularity).size();
        if (cohorts > MAX_COHORTS) {
            throw new IllegalArgumentException(
                    "that gives more than " + MAX_COHORTS + " cohorts; choose wider steps or a shorter period");
        }
        int after = granularity == Granularity.DAY ? 30 : 12;
        Buckets buckets = Buckets.of(question.period(), granularity, after);
        int isOver = 0;
        while (isOver < buckets.size() && !buckets.start(isOver + 1).isAfter(now)) {
            isOver++;
        }
        return new RetentionSteps(question.period(), granularity, buckets, cohorts, after, isOver, now);
    }

    /** How many steps after their own any cohort can be known for, at least one: so many columns the table has. */
    int columns() {
        return Math.clamp(isOver - 1L, 1, after);
    }

    /** Whether a step after a cohort's own has passed whole. */
    boolean isKnown(int cohort, int later) {
        return cohort + later < isOver;
    }

    /** The cohort's first moment within the period. */
    Instant from(int cohort) {
        return within(buckets.start(cohort));
    }

    /** The moment after the cohort's last within the period. */
    Instant to(int cohort) {
        return within(buckets.start(cohort + 1));
    }

    private Instant within(Instant time) {
        return time.isBefore(period.from()) ? period.from() : time.isAfter(period.to()) ? period.to() : time;
    }

    /** {@code Day 1}. */
    String title(int later) {
        String word = switch (granularity) {
            case HOUR, DAY -> "Day";
            case WEEK -> "Week";
            case MONTH -> "Month";
        };
        return word + " " + later;
    }
}
