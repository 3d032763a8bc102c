package dev.earshot.report.events;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which keys the attributes of events have. */
public final class EventKeys {
    /** So many of the newest events are read; what the older ones had and these lack is not found. */
    public static final int MAX_EVENTS = 1_000;

    /** An object may have thousands. */
    private static final int MAX_KEYS = 50;

    private final Store store;

    public EventKeys(Store store) {
        this.store = store;
    }

    /**
     * @param share of the events read that have it, from 0 to 1
     * @param values different ones among them
     * @param example one of them
     */
    public record Key(String name, double share, int values, String example) {}

    /** The most frequent first. */
    public List<Key> of(String bot, Condition which) {
        List<String> newest = store
                .query(
                        bot,
                        DSL.select(EVENT.ATTRIBUTES)
                                .from(EVENT)
                                .where(EVENT.BOT.eq(bot), which)
                                .orderBy(EVENT.TIME.desc(), EVENT.SEQUENCE.desc())
                                .limit(MAX_EVENTS))
                .stream()
                .map(row -> row.get(EVENT.ATTRIBUTES))
                .toList();
        Map<String, Seen> seen = new HashMap<>();
        for (String attributes : newest) {
            EventAttributes.all(attributes)
                    .forEach((name, value) ->
                            seen.computeIfAbsent(name, any -> new Seen(value)).add(value));
        }
        return seen.entrySet().stream()
                .map(entry -> entry.getValue().key(entry.getKey(), newest.size()))
                .sorted(Comparator.comparing(Key::share).reversed().thenComparing(Key::name))
                .limit(MAX_KEYS)
                .toList();
    }

    /** @param closer where a key leads */
    public static Part part(List<Key> found, Function<String, Behind> closer) {
        return new Part(
                "keys",
                "Attributes",
                "What the newest " + MAX_EVENTS
                        + " of these events say, and how many of them do; a name breaks all of them" + " down by it.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("key", "Attribute", null),
                                new Grid.Column("share", "Of the events", Unit.SHARE),
                                new Grid.Column("values", "Different values", Unit.COUNT),
                                new Grid.Column("example", "For example", null)),
                        found.stream()
                                .map(key -> Grid.Row.of(
                                        List.of(key.name(), key.share(), key.values(), key.example()),
                                        closer.apply(key.name())))
                                .toList()));
    }

    private static final class Seen {
        private final String example;
        private final Set<String> values = new HashSet<>();
        private int events;

        Seen(String example) {
            this.example = example;
        }

        void add(String value) {
            values.add(value);
            events++;
        }

        Key key(String name, int ofEvents) {
            return new Key(name, (double) events / ofEvents, values.size(), example);
        }
    }
}
