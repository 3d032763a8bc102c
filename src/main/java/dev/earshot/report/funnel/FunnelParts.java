package dev.earshot.report.funnel;

import dev.earshot.report.act.ActWords;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.funnel.Funnel.Found;
import dev.earshot.report.funnel.Funnel.Steps;
import dev.earshot.report.funnel.Funnel.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a funnel's page shows. Pure. */
record FunnelParts(ReportQuestion question, FunnelOptions options, NowAndBefore<Found> found) {

    private FunnelLinks links() {
        return new FunnelLinks(question);
    }

    private int last() {
        return options.steps().size();
    }

    private String counted() {
        return options.counted().substring(0, 1).toUpperCase(Locale.ROOT)
                + options.counted().substring(1);
    }

    List<Figure> figures() {
        NowAndBefore<Steps> whole = found.map(Found::whole);
        return List.of(
                whole.figure(
                        "entered",
                        counted() + " that entered",
                        "Those that took the first step in these days.",
                        Unit.COUNT,
                        true,
                        Steps::entered,
                        links().reached(1)),
                whole.figure(
                        "converted",
                        "Got to the end",
                        "Those of them that took all steps within the window.",
                        Unit.COUNT,
                        true,
                        Steps::converted,
                        links().reached(last())),
                whole.figure(
                        "conversion",
                        "Conversion",
                        "Those that got to the end, as a share of those that entered.",
                        Unit.SHARE,
                        true,
                        FunnelParts::conversion,
                        links().reached(last())),
                whole.figure(
                        "took",
                        "Time to the end",
                        "From the first step to the last, in the middle of all that got there.",
                        Unit.MILLIS,
                        null,
                        Steps::whole,
                        links().reached(last())));
    }

    private static @Nullable Double conversion(Steps steps) {
        return Numbers.ratio(steps.converted(), steps.entered());
    }

    /** A row for each step. */
    Part steps() {
        Found before = found.before();
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column("step", "Step", null),
                new Grid.Column("reached", counted(), Unit.COUNT),
                new Grid.Column("ofFirst", "Of the first", Unit.SHARE),
                new Grid.Column("ofBefore", "Of the step before", Unit.SHARE),
                new Grid.Column("dropped", "Stayed here", Unit.COUNT),
                new Grid.Column("took", "Time from the step before", Unit.MILLIS)));
        if (before != null) {
            columns.add(new Grid.Column("reachedBefore", counted() + " before", Unit.COUNT, "reached"));
            columns.add(new Grid.Column("ofFirstBefore", "Of the first before", Unit.SHARE, "ofFirst"));
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (int step = 1; step <= last(); step++) {
            rows.add(row(step, found.now().whole(), before == null ? null : before.whole()));
        }
        return new Part(
                "steps",
                "Steps",
                help(),
                Part.Shape.FUNNEL,
                new Grid(
                        columns,
                        found.now().whole().entered() == 0
                                        && (before == null || before.whole().entered() == 0)
                                ? List.of()
                                : rows));
    }

    private String help() {
        String who = options.isEach()
                ? "Every first step is an attempt that counts."
                : "A " + (options.isInSession() ? "session" : "user")
                        + " counts once, by the attempt that got furthest; of several, the first.";
        String order = options.isStrict()
                ? " Nothing of the steps' kinds may lie between two steps."
                : " Anything may lie between two steps.";
        return who + order
                + " Time is the median of those that took the step. 'Stayed here' took no further step in time.";
    }

    private Grid.Row row(int step, Steps now, @Nullable Steps before) {
        long reached = now.reached().get(step - 1);
        boolean isLast = step == last();
        Long dropped = isLast ? null : Long.valueOf(reached - now.reached().get(step));
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        add(values, cells, step + ". " + ActWords.of(options.steps().get(step - 1)), null);
        add(values, cells, reached, links().reached(step));
        add(values, cells, Numbers.ratio(reached, now.entered()), links().reached(step));
        add(
                values,
                cells,
                step == 1 ? null : Numbers.ratio(reached, now.reached().get(step - 2)),
                links().reached(step));
        add(values, cells, dropped, isLast ? null : links().dropped(step));
        add(values, cells, now.took().get(step - 1), null);
        if (before != null) {
            Behind there = new Behind.Compared(links().reached(step));
            add(values, cells, before.reached().get(step - 1), there);
            add(values, cells, Numbers.ratio(before.reached().get(step - 1), before.entered()), there);
        }
        return new Grid.Row(values, links().reached(step), cells);
    }

    private static void add(
            List<@Nullable Object> values,
            List<@Nullable Behind> cells,
            @Nullable Object value,
            @Nullable Behind behind) {
        values.add(value);
        cells.add(value == null ? null : behind);
    }

    Part conversion() {
        Timeline timeline = found.timeline(1, (lines, of) -> {
            for (int i = 0; i < lines.size(); i++) {
                lines.set(i, 0, conversion(of.buckets().get(i)));
            }
        });
        return new Part(
                "conversion",
                "Conversion over time",
                "By when they took the first step: the share that got to the end. Of the last days some may still get there.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(new Grid.Column("conversion", "Conversion", Unit.SHARE)),
                        (from, to) -> links().reached(1, from),
                        column -> (from, to) -> links().reached(last(), from)));
    }

    Part volume() {
        Timeline timeline = found.timeline(2, (lines, of) -> {
            for (int i = 0; i < lines.size(); i++) {
                Steps steps = of.buckets().get(i);
                lines.set(i, List.of(steps.entered(), steps.converted()));
            }
        });
        return new Part(
                "volume",
                counted() + " over time",
                "By when they took the first step: how many did, and how many of these got to the end.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(
                                new Grid.Column("entered", "Entered", Unit.COUNT),
                                new Grid.Column("converted", "Got to the end", Unit.COUNT)),
                        List.of((from, to) -> links().reached(1, from), (from, to) -> links().reached(last(), from))));
    }

    /** A row for each value of what it is broken down by. */
    Part values(List<Value> values) {
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column("value", "Value", null),
                new Grid.Column("conversion", "Conversion", Unit.SHARE),
                new Grid.Column("step1", counted(), Unit.COUNT)));
        for (int step = 2; step <= last(); step++) {
            columns.add(new Grid.Column("step" + step, "Step " + step, Unit.COUNT));
        }
        columns.add(new Grid.Column("took", "Time to the end", Unit.MILLIS));
        return new Part(
                "by",
                "By " + options.by(),
                "The " + Funnel.MAX_VALUES + " values of the most " + options.counted()
                        + "; a user's newest value counts, a platform is that of the first step.",
                Part.Shape.RANKING,
                new Grid(columns, values.stream().map(this::row).toList()));
    }

    private Grid.Row row(Value value) {
        Steps steps = value.steps();
        List<@Nullable Object> numbers = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        String name = value.value().isEmpty() ? FunnelPeopleReport.NO_VALUE : value.value();
        add(numbers, cells, name, null);
        add(numbers, cells, conversion(steps), links().reached(last(), value.value()));
        for (int step = 1; step <= last(); step++) {
            add(numbers, cells, steps.reached().get(step - 1), links().reached(step, value.value()));
        }
        add(numbers, cells, steps.whole(), null);
        return new Grid.Row(numbers, links().reached(1, value.value()), cells);
    }
}
