package dev.earshot.report.events;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events, and which values of an attribute, were the most frequent. */
final class EventRankings {
    private static final String NOT_SAID = "(not said)";

    private final EventCounts counts;
    private final ReportQuestion question;
    private final @Nullable String name;

    EventRankings(EventCounts counts, ReportQuestion question, @Nullable String name) {
        this.counts = counts;
        this.question = question;
        this.name = name;
    }

    /** What is counted of one thing, now and in the compared period. */
    private record Counted(
            String label, long events, long users, @Nullable Long eventsBefore) {

        List<@Nullable Object> values(Object... more) {
            List<@Nullable Object> values =
                    new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(label, events, users));
            if (eventsBefore != null) {
                values.add(eventsBefore);
                values.add(Numbers.change((double) events, (double) eventsBefore));
            }
            values.addAll(Arrays.asList(more));
            return values;
        }
    }

    private List<Grid.Column> columns(Grid.Column first, Grid.Column... more) {
        Grid.Column events = new Grid.Column("events", "Events", Unit.COUNT);
        List<Grid.Column> columns =
                new ArrayList<>(List.of(first, events, new Grid.Column("users", "Users", Unit.COUNT)));
        if (question.compared().isPresent()) {
            columns.add(events.before());
            columns.add(new Grid.Column("change", "Change", Unit.CHANGE));
        }
        columns.addAll(List.of(more));
        return columns;
    }

    /** What stands behind the columns of {@link Counted}; null for the others. */
    private List<@Nullable Behind> cells(Behind.Events events, int width) {
        List<@Nullable Behind> cells = new ArrayList<@Nullable Behind>(
                Arrays.<@Nullable Behind>asList(null, events, EventUsers.of(events.traits())));
        question.compared()
                .ifPresent(other ->
                        cells.add(new Behind.Compared(Behind.events(other).only(events.traits()))));
        while (cells.size() < width) {
            cells.add(null);
        }
        return cells;
    }

    /** Of all names, whichever was chosen. */
    Part names() {
        List<EventCounts.OfName> names = counts.names(question, null);
        Map<List<String>, Long> before = new HashMap<>();
        question.compared()
                .ifPresent(other -> counts.names(
                                other,
                                names.stream().map(EventCounts.OfName::name).toList())
                        .forEach(one -> before.put(List.of(one.type(), one.name()), one.events())));
        List<Grid.Column> columns =
                columns(new Grid.Column("name", "Event", null), new Grid.Column("type", "Type", null));
        List<Grid.Row> rows = new ArrayList<>();
        for (EventCounts.OfName one : names) {
            Counted counted = new Counted(
                    one.name(),
                    one.events(),
                    one.users(),
                    question.compared()
                            .map(any -> before.getOrDefault(List.of(one.type(), one.name()), 0L))
                            .orElse(null));
            Behind.Events events =
                    Behind.events(question).only(Map.of(EventTrait.TYPE, one.type(), EventTrait.NAME, one.name()));
            rows.add(new Grid.Row(
                    counted.values(EventWords.title(one.type())),
                    new Behind.Detail(EventsReport.NAME, Map.of(EventsReport.EVENT_NAME.name(), one.name())),
                    cells(events, columns.size())));
        }
        return new Part(
                "names",
                "Events by name",
                "The " + EventCounts.MAX_ROWS + " most frequent, whichever event is chosen above; a name looks closer.",
                Part.Shape.RANKING,
                new Grid(columns, rows));
    }

    /** Of the chosen events. */
    Part values(String key) {
        List<EventCounts.OfValue> values = counts.values(question, name, key, null);
        Map<@Nullable String, Long> before = new HashMap<>();
        question.compared().ifPresent(other -> {
            Set<@Nullable String> shown = new HashSet<>();
            values.forEach(one -> shown.add(one.value()));
            counts.values(other, name, key, shown).forEach(one -> before.put(one.value(), one.events()));
        });
        List<Grid.Column> columns = columns(new Grid.Column("value", key, null));
        List<Grid.Row> rows = new ArrayList<>();
        for (EventCounts.OfValue one : values) {
            Counted counted = new Counted(
                    label(one),
                    one.events(),
                    one.users(),
                    question.compared()
                            .map(any -> before.getOrDefault(one.value(), 0L))
                            .orElse(null));
            Behind.Events events = Behind.events(question).only(traits(key, one.value()));
            rows.add(new Grid.Row(counted.values(), events, cells(events, columns.size())));
        }
        return new Part(
                "values",
                "By " + key,
                "The " + EventCounts.MAX_ROWS + " most frequent values of this attribute, told apart by their first "
                        + EventAttributes.MAX_VALUE + " characters.",
                Part.Shape.RANKING,
                new Grid(columns, rows));
    }

    private static String label(EventCounts.OfValue one) {
        return one.value() == null ? NOT_SAID : one.value();
    }

    private Map<EventTrait, String> traits(String key, @Nullable String value) {
        Map<EventTrait, String> traits = new EnumMap<>(EventTrait.class);
        traits.put(EventTrait.ATTRIBUTES, EventAttributes.write(key, value));
        if (name != null) {
            traits.put(EventTrait.NAME, name);
        }
        return traits;
    }

    /** @param found in the chosen events */
    Part keys(List<EventKeys.Key> found) {
        return EventKeys.part(found, key -> {
            Map<String, String> closer = new HashMap<>(question.options());
            closer.put(EventsReport.KEY.name(), key);
            return new Behind.Detail(EventsReport.NAME, closer);
        });
    }
}
