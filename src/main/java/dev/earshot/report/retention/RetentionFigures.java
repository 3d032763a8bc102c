package dev.earshot.report.retention;

import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.NowAndBefore;
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

    static List<Figure> of(NowAndBefore<List<Cohort>> cohorts, CohortLinks links) {
        List<Figure> figures = new ArrayList<>();
        figures.add(cohorts.figure(
                "users",
                "Users in cohorts",
                "The sizes of all cohorts together; who belongs to several counts in each.",
                Unit.COUNT,
                true,
                RetentionFigures::size,
                links.all()));
        figures.add(cohorts.figure(
                "cohortSize",
                "Users per cohort",
                "On average, cohorts of nobody left out.",
                Unit.AVERAGE,
                true,
                RetentionFigures::average,
                links.all()));
        for (int later : links.steps().granularity() == Granularity.DAY ? DAYS : WIDER_STEPS) {
            figures.add(cohorts.figure(
                    "after" + later,
                    links.steps().title(later),
                    "The share of users who came back then, of all cohorts for which that step has passed.",
                    Unit.SHARE,
                    true,
                    all -> share(all, later),
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
