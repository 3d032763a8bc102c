package dev.earshot.report.retention;

import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.retention.Retention.Cohort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report. Pure. */
final class RetentionFigures {
    private static final List<Integer> DAYS = List.of(1, 7, 30);
    private static final List<Integer> WIDER_STEPS = List.of(1, 2, 4);

    private RetentionFigures() {}

    /** @param before the cohorts of the period that is compared with, if one is */
    static List<Figure> of(List<Cohort> now, @Nullable List<Cohort> before, CohortLinks links) {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "users",
                "Users in cohorts",
                "The sizes of all cohorts together; who belongs to several counts in each.",
                Unit.COUNT,
                (double) size(now),
                before == null ? null : (double) size(before),
                true,
                links.all()));
        figures.add(new Figure(
                "cohortSize",
                "Users per cohort",
                "On average, cohorts of nobody left out.",
                Unit.AVERAGE,
                average(now),
                before == null ? null : average(before),
                true,
                null));
        for (int later : links.steps().granularity() == Granularity.DAY ? DAYS : WIDER_STEPS) {
            figures.add(new Figure(
                    "after" + later,
                    links.steps().title(later),
                    "The share of users who came back then, of all cohorts for which that step has passed.",
                    Unit.SHARE,
                    share(now, later),
                    before == null ? null : share(before, later),
                    true,
                    links.returned(later)));
        }
        return figures;
    }

    /** Who came back by who could have; null if nobody could. */
    static @Nullable Double share(List<Cohort> cohorts, int later) {
        long returned = 0;
        long could = 0;
        for (Cohort cohort : cohorts) {
            Long known = cohort.returned(later);
            if (known != null) {
                returned += known;
                could += cohort.size();
            }
        }
        return Numbers.ratio(returned, could);
    }

    private static long size(List<Cohort> cohorts) {
        return cohorts.stream().mapToLong(Cohort::size).sum();
    }

    private static @Nullable Double average(List<Cohort> cohorts) {
        return Numbers.ratio(
                size(cohorts),
                cohorts.stream().filter(cohort -> cohort.size() > 0).count());
    }
}
