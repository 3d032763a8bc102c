package dev.earshot.report.retention;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.retention.Retention.Cohort;
import dev.earshot.store.Store;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Retention}, to be shown. */
public final class RetentionReport implements Report {
    private static final About ABOUT = new About(
            "retention",
            "Retention",
            "How many of the users of a day, a week or a month came back later; by the hour, days are shown.",
            "It fills as soon as a user of the chosen kind sends or receives a message in these days.");

    private final Retention retention;
    private final InstantSource clock;

    /** @param clock says what has passed */
    public RetentionReport(Store store, InstantSource clock) {
        this.retention = new Retention(store);
        this.clock = clock;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return Returning.OPTIONS;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Returning returning = Returning.of(question);
        RetentionSteps steps = RetentionSteps.of(question, clock.instant());
        NowAndBefore<List<Cohort>> cohorts =
                NowAndBefore.of(question, of -> retention.cohorts(of, returning, RetentionSteps.of(of, steps.now())));
        CohortLinks links = new CohortLinks(question, returning, steps);
        return new ReportAnswer(
                RetentionFigures.of(cohorts, links),
                List.of(cohorts(cohorts.now(), links), curve(cohorts.now(), cohorts.before(), links)));
    }

    private static Part cohorts(List<Cohort> cohorts, CohortLinks links) {
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(new Grid.Column("cohort", "Cohort", null));
        columns.add(new Grid.Column("users", "Users", Unit.COUNT));
        for (int later = 1; later <= links.steps().columns(); later++) {
            columns.add(new Grid.Column("after" + later, links.steps().title(later), Unit.SHARE));
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < cohorts.size(); i++) {
            rows.add(row(cohorts.get(i), i, links));
        }
        return new Part(
                "cohorts",
                "Cohorts",
                "A row for the users of each step, and the share of them who came back so many steps later. What has not passed"
                        + " whole yet stays empty.",
                Part.Shape.HEAT_MAP,
                new Grid(columns, rows));
    }

    private static Grid.Row row(Cohort cohort, int index, CohortLinks links) {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        values.add(cohort.from());
        cells.add(null);
        values.add(cohort.size());
        cells.add(links.cohort(index));
        for (int later = 1; later <= links.steps().columns(); later++) {
            Long returned = cohort.returned(later);
            values.add(returned == null ? null : Numbers.ratio(returned, cohort.size()));
            cells.add(returned == null || returned == 0 ? null : links.returned(index, later));
        }
        return new Grid.Row(values, links.cohort(index), cells);
    }

    private static Part curve(List<Cohort> now, @Nullable List<Cohort> before, CohortLinks links) {
        List<Grid.Column> columns = new ArrayList<>();
        columns.add(new Grid.Column("after", "After", null));
        columns.add(new Grid.Column("retention", "Came back", Unit.SHARE));
        if (before != null) {
            columns.add(new Grid.Column("before", "Before", Unit.SHARE, "retention"));
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (int later = 1; later <= links.steps().columns(); later++) {
            List<@Nullable Object> values = new ArrayList<>();
            values.add(links.steps().title(later));
            values.add(RetentionFigures.share(now, later));
            if (before != null) {
                values.add(RetentionFigures.share(before, later));
            }
            Behind returned = links.returned(later);
            List<@Nullable Behind> cells = new ArrayList<>();
            cells.add(null);
            cells.add(returned);
            if (before != null) {
                cells.add(new Behind.Compared(returned));
            }
            rows.add(new Grid.Row(values, returned, cells));
        }
        return new Part(
                "curve",
                "On average",
                "Of all cohorts for which that step has passed, together: who came back, by who belonged to them.",
                Part.Shape.LINES,
                new Grid(columns, rows));
    }
}
