package dev.earshot.report.path;

import dev.earshot.report.act.ActWords;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.path.Paths.Side;
import dev.earshot.report.path.Paths.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a page shows of one side of the anchor. Pure. */
record PathParts(ReportQuestion question, PathOptions options, boolean isBackwards, NowAndBefore<Side> sides) {

    /** What the anchor is called. */
    static String anchor(PathOptions options) {
        if (options.anchor() == null) {
            return options.isFromEnd() ? "end of the session" : "start of the session";
        }
        return ActWords.of(options.anchor());
    }

    private PathLinks links() {
        return new PathLinks(question, isBackwards);
    }

    Figure sessions() {
        return sides.figure(
                "sessions",
                options.anchor() == null ? "Sessions" : "Sessions with it",
                "Sessions in which it happens in these days; each counts once, from its first time on.",
                Unit.COUNT,
                null,
                Side::sessions,
                links().node(0, ""));
    }

    /** How often nothing was on this side of the anchor. */
    Figure ended() {
        return sides.figure(
                isBackwards ? "began" : "ended",
                isBackwards ? "Nothing before it" : "Nothing after it",
                "Sessions without any of the chosen messages on that side of it, as a share of all.",
                Unit.SHARE,
                null,
                side -> Numbers.ratio(ended(side), side.sessions()),
                links().step(0, "", Nodes.END));
    }

    private static long ended(Side side) {
        return side.steps().stream()
                .filter(step -> step.place() == 0 && Nodes.END.equals(step.to()))
                .mapToLong(Step::sessions)
                .sum();
    }

    private long signed(long place) {
        return isBackwards ? -place : place;
    }

    private String name(long place, String node) {
        return place == 0
                ? anchor(options)
                : options.nodes().name(node, sides.now().spellings().get(node), isBackwards);
    }

    static List<Grid.Column> flowColumns(boolean isCompared) {
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column("from", "From", null),
                new Grid.Column("step", "Step", Unit.COUNT),
                new Grid.Column("to", "To", null),
                new Grid.Column("sessions", "Sessions", Unit.COUNT),
                new Grid.Column("share", "Of all sessions", Unit.SHARE)));
        if (isCompared) {
            columns.add(new Grid.Column("sessionsBefore", "Sessions before", Unit.COUNT, "sessions"));
        }
        columns.add(new Grid.Column("fromNode", "", null));
        columns.add(new Grid.Column("toNode", "", null));
        return columns;
    }

    /** A row for each pair of nodes that follow each other, in the order of time. */
    List<Grid.Row> flow() {
        Side before = sides.before();
        Map<Step, Long> then = new HashMap<>();
        if (before != null) {
            before.steps().forEach(step -> then.put(counted(step), step.sessions()));
        }
        return sides.now().steps().stream()
                .filter(step -> step.to() != null)
                .sorted(Comparator.comparing((Step step) -> signed(step.place()))
                        .thenComparing(Comparator.comparing(Step::sessions).reversed())
                        .thenComparing(Step::from)
                        .thenComparing(step -> String.valueOf(step.to())))
                .map(step -> flow(step, before == null ? null : then))
                .toList();
    }

    private static Step counted(Step step) {
        return new Step(step.place(), step.from(), step.to(), 0);
    }

    private Grid.Row flow(Step step, @Nullable Map<Step, Long> then) {
        String to = String.valueOf(step.to());
        long further = step.place() + 1;
        Behind from = links().node(step.place(), step.from());
        Behind next = links().node(further, to);
        Behind both = links().step(step.place(), step.from(), to);
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        add(values, cells, isBackwards ? name(further, to) : name(step.place(), step.from()), null);
        add(values, cells, signed(isBackwards ? further : step.place()), null);
        add(
                values,
                cells,
                isBackwards ? name(step.place(), step.from()) : name(further, to),
                isBackwards ? from : next);
        add(values, cells, step.sessions(), both);
        add(values, cells, Numbers.ratio(step.sessions(), sides.now().sessions()), both);
        if (then != null) {
            Long sessions = then.get(counted(step));
            add(values, cells, sessions, sessions == null ? null : new Behind.Compared(both));
        }
        add(values, cells, isBackwards ? to : step.from(), null);
        add(values, cells, isBackwards ? step.from() : to, null);
        return new Grid.Row(values, isBackwards ? next : from, cells);
    }

    private static void add(
            List<@Nullable Object> values,
            List<@Nullable Behind> cells,
            @Nullable Object value,
            @Nullable Behind behind) {
        values.add(value);
        cells.add(behind);
    }

    static List<Grid.Column> nodeColumns() {
        return List.of(
                new Grid.Column("node", "At", null),
                new Grid.Column("step", "Step", Unit.COUNT),
                new Grid.Column("sessions", "Sessions", Unit.COUNT),
                new Grid.Column("share", "Of all sessions", Unit.SHARE),
                new Grid.Column("key", "", null));
    }

    /** A row for each node of each step, the anchor left out. */
    List<Grid.Row> nodes() {
        Map<Long, Map<String, Long>> places = new HashMap<>();
        for (Step step : sides.now().steps()) {
            if (step.place() > 0) {
                places.computeIfAbsent(step.place(), any -> new HashMap<>())
                        .merge(step.from(), step.sessions(), Long::sum);
            }
            if (Nodes.END.equals(step.to())) {
                places.computeIfAbsent(step.place() + 1, any -> new HashMap<>())
                        .merge(Nodes.END, step.sessions(), Long::sum);
            }
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (long place = 1; place <= options.length(); place++) {
            long at = place;
            places.getOrDefault(place, Map.of()).entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry::getKey))
                    .forEach(node -> rows.add(node(at, node.getKey(), node.getValue())));
        }
        return rows;
    }

    private Grid.Row node(long place, String node, long sessions) {
        Behind behind = links().node(place, node);
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Behind> cells = new ArrayList<>();
        add(values, cells, name(place, node), null);
        add(values, cells, signed(place), null);
        add(values, cells, sessions, behind);
        add(values, cells, Numbers.ratio(sessions, sides.now().sessions()), behind);
        add(values, cells, node, null);
        return new Grid.Row(values, behind, cells);
    }
}
