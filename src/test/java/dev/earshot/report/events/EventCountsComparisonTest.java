package dev.earshot.report.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.Leads;
import dev.earshot.report.reference.NaiveAttributes;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.EventRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events of random conversations are counted as a plain reading of all rows counts them. */
class EventCountsComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("EventCountsComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        assertTrue(world.events.size() > 40, "enough to compare");
        EventCounts counts = new EventCounts(STORED.store());
        Leads leads = new Leads(STORED.store());
        for (int i = 0; i < 12; i++) {
            String key = List.of("size", "count", "colour").get(i % 3);
            @Nullable String name = i % 2 == 0 ? null : "e1";
            ReportQuestion question =
                    world.question(name == null ? Map.of("key", key) : Map.of("key", key, "name", name));
            NaiveSaid naive = new NaiveSaid(world, question);
            List<EventRow> all = naive.events();
            List<EventRow> chosen = all.stream()
                    .filter(event -> name == null || event.name().equals(name))
                    .toList();
            String which = "seed " + seed + ", " + question;
            assertEquals(totals(chosen), counts.totals(question, name), which);
            assertEquals(
                    grouped(
                            all,
                            event -> List.of(event.type(), event.name()),
                            (at, of) -> new EventCounts.OfName(at.get(0), at.get(1), of.size(), users(of))),
                    Set.copyOf(counts.names(question, null)),
                    which);
            assertEquals(
                    grouped(
                            chosen,
                            event -> java.util.Optional.ofNullable(NaiveAttributes.value(event, key)),
                            (at, of) -> new EventCounts.OfValue(at.orElse(null), of.size(), users(of))),
                    Set.copyOf(counts.values(question, name, key, null)),
                    which);
            assertEquals(
                    grouped(
                            chosen,
                            event -> List.of(naive.step(event.time()), kept(event)),
                            (at, of) ->
                                    new EventCounts.OfStep((int) at.get(0), (String) at.get(1), of.size(), users(of))),
                    Set.copyOf(counts.steps(question, name, List.of("CUSTOM", "REVENUE"))),
                    which);
            leads.follow(question, new EventsReport(STORED.store()).answer(question));
        }
        assertTrue(leads.followed() > 100, "enough numbers were followed");
    }

    private static String kept(EventRow event) {
        return Set.of("CUSTOM", "REVENUE").contains(event.type()) ? event.type() : "";
    }

    private static EventCounts.Totals totals(List<EventRow> events) {
        return new EventCounts.Totals(
                events.size(),
                events.stream().filter(event -> !event.user().isEmpty()).count(),
                users(events),
                events.stream().map(EventRow::name).distinct().count());
    }

    private static long users(List<EventRow> events) {
        return events.stream()
                .map(EventRow::user)
                .filter(user -> !user.isEmpty())
                .distinct()
                .count();
    }

    private static <K, R> Set<R> grouped(
            List<EventRow> events, Function<EventRow, K> by, java.util.function.BiFunction<K, List<EventRow>, R> row) {
        Set<R> rows = new HashSet<>();
        events.stream()
                .collect(Collectors.groupingBy(by))
                .forEach((at, of) -> rows.add(Objects.requireNonNull(row.apply(at, of))));
        return rows;
    }
}
