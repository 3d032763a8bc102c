package dev.earshot.report.retention;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands behind the numbers. The list of users knows whom a new user's cohort holds and who was there in a span of time;
 * what it cannot say, the users of a cohort one by one do ({@link CohortReport}).
 */
record CohortLinks(ReportQuestion question, Returning returning, RetentionSteps steps) {

    /** The users of a cohort. */
    Behind cohort(int cohort) {
        return isOfNewUsers()
                ? new Behind.Users(steps.from(cohort), steps.to(cohort), steps.from(cohort), steps.to(cohort))
                : detail(day(cohort), 0);
    }

    /** Those of them who came back so many steps later. */
    Behind returned(int cohort, int later) {
        if (!isOfNewUsers() || !isByMessages()) {
            return detail(day(cohort), later);
        }
        Instant start = steps.buckets().start(cohort + later);
        Instant end = returning.mode() == Returning.Mode.ROLLING
                ? steps.now()
                : steps.buckets().start(cohort + later + 1);
        return new Behind.Users(start, end, steps.from(cohort), steps.to(cohort));
    }

    /** The users of all cohorts. */
    Behind all() {
        return detail("", 0);
    }

    /** Those of all cohorts who came back so many steps later. */
    Behind returned(int later) {
        return detail("", later);
    }

    /** Filters of messages say who belongs to a cohort, which a user's first message cannot. */
    private boolean isOfNewUsers() {
        ReportFilter filter = question.filter();
        return returning.users() == Returning.Who.NEW
                && filter.platform() == null
                && filter.direction() == null
                && filter.intent() == null;
    }

    private boolean isByMessages() {
        return returning.mode() == Returning.Mode.CLASSIC || returning.mode() == Returning.Mode.ROLLING;
    }

    private String day(int cohort) {
        return LocalDate.ofInstant(steps.from(cohort), question.period().zone()).toString();
    }

    private Behind detail(String cohort, int later) {
        Map<String, String> options = new HashMap<>(returning.write());
        if (!cohort.isEmpty()) {
            options.put(CohortReport.COHORT.name(), cohort);
        }
        options.put(CohortReport.LATER.name(), String.valueOf(later));
        return new Behind.Detail(CohortReport.NAME, options);
    }
}
