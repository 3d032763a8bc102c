package dev.earshot.report.events;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Events over time, a column for each of the most frequent types and one for the rest. */
final class EventSeries {
    /** More cannot be told apart in a chart. */
    private static final int MAX_TYPES = 6;

    private final List<String> types;
    private final boolean hasRest;
    private final Map<EventTrait, String> traits;
    private final NowAndBefore<List<EventCounts.OfStep>> steps;

    EventSeries(EventCounts counts, ReportQuestion question, @Nullable String name) {
        List<String> all = counts.types(question, name).stream()
                .map(EventCounts.OfType::type)
                .toList();
        this.types = all.subList(0, Math.min(MAX_TYPES, all.size()));
        this.hasRest = all.size() > types.size();
        this.traits = name == null ? Map.of() : Map.of(EventTrait.NAME, name);
        this.steps = NowAndBefore.of(question, of -> counts.steps(of, name, types));
    }

    Part volume() {
        return new Part(
                "volume",
                "Events by type",
                "How many happened, the " + MAX_TYPES + " most frequent types apart.",
                Part.Shape.STACKED,
                grid(EventCounts.OfStep::events, events -> events));
    }

    Part users() {
        return new Part(
                "users",
                "Users by type",
                "To how many users such an event happened; one to whom it happened twice in a step counts once in it.",
                Part.Shape.LINES,
                grid(EventCounts.OfStep::users, EventUsers::of));
    }

    /** @param behind what stands behind a number of such events */
    private Grid grid(ToLongFunction<EventCounts.OfStep> number, Function<Behind.Events, Behind> behind) {
        List<Grid.Column> columns = new ArrayList<>();
        for (String type : types) {
            columns.add(new Grid.Column(type.toLowerCase(Locale.ROOT), EventWords.title(type), Unit.COUNT));
        }
        if (hasRest) {
            columns.add(new Grid.Column("rest", "All others", Unit.COUNT));
        }
        Timeline timeline = steps.timeline(columns.size(), (series, all) -> fill(series, all, columns.size(), number));
        return timeline.grid(
                columns,
                (from, to) -> Behind.events(from, to).only(traits),
                column -> (from, to) -> column < types.size()
                        ? behind.apply(Behind.events(from, to).only(traits).only(EventTrait.TYPE, types.get(column)))
                        : null);
    }

    private void fill(
            Timeline series, List<EventCounts.OfStep> counted, int width, ToLongFunction<EventCounts.OfStep> number) {
        for (EventCounts.OfStep step : counted) {
            int column = step.type().isEmpty() ? types.size() : types.indexOf(step.type());
            if (column < width) {
                series.set(step.step(), column, number.applyAsLong(step));
            }
        }
    }
}
