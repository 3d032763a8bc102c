package dev.earshot.report.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.Leads;
import dev.earshot.report.reference.NaiveAttributes;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.EventRow;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was paid in random conversations is what a plain reading of all rows gives. */
class RevenueComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("RevenueComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        Revenue revenue = new Revenue(STORED.store());
        Leads leads = new Leads(STORED.store());
        boolean hasPaid = false;
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of("key", "colour"));
            NaiveSaid naive = new NaiveSaid(world, question);
            List<EventRow> paid = naive.events().stream()
                    .filter(event -> event.amount() != null)
                    .toList();
            List<EventRow> euros =
                    paid.stream().filter(event -> currency(event).equals("EUR")).toList();
            hasPaid |= !euros.isEmpty();
            String which = "seed " + seed + ", " + question;
            assertEquals(
                    grouped(paid, RevenueComparisonTest::currency, Revenue.OfCurrency::new),
                    Set.copyOf(revenue.currencies(question)),
                    which);
            assertEquals(
                    grouped(euros, EventRow::name, Revenue.OfName::new),
                    Set.copyOf(revenue.names(question, "EUR", null)),
                    which);
            assertEquals(
                    grouped(
                            euros,
                            event -> Optional.ofNullable(NaiveAttributes.value(event, "colour")),
                            (value, sums) -> new Revenue.OfValue(value.orElse(null), sums)),
                    Set.copyOf(revenue.values(question, "EUR", "colour", null)),
                    which);
            assertEquals(
                    grouped(
                            euros,
                            event -> naive.step(event.time()),
                            (step, sums) -> new Revenue.OfStep(step, "EUR", sums)),
                    Set.copyOf(revenue.steps(question, List.of("EUR"))),
                    which);
            assertEquals(
                    euros.stream()
                            .filter(event -> amount(event).signum() > 0)
                            .sorted(Comparator.comparing(RevenueComparisonTest::amount)
                                    .thenComparing(EventRow::time)
                                    .thenComparing(EventRow::sequence)
                                    .reversed())
                            .map(EventRow::id)
                            .toList(),
                    revenue.largest(question, "EUR").stream()
                            .map(Revenue.Order::id)
                            .toList(),
                    which);
            leads.follow(question, new RevenueReport(STORED.store()).answer(question));
        }
        assertTrue(hasPaid && leads.followed() > 40, "enough to compare");
    }

    private static String currency(EventRow event) {
        return event.currency() == null ? "none" : event.currency();
    }

    private static BigDecimal amount(EventRow event) {
        return Objects.requireNonNull(event.amount());
    }

    private static Revenue.Sums sums(List<EventRow> events) {
        List<EventRow> orders =
                events.stream().filter(event -> amount(event).signum() > 0).toList();
        List<EventRow> refunds =
                events.stream().filter(event -> amount(event).signum() < 0).toList();
        return new Revenue.Sums(
                total(events),
                orders.size(),
                total(orders),
                orders.stream()
                        .map(EventRow::user)
                        .filter(user -> !user.isEmpty())
                        .distinct()
                        .count(),
                refunds.size(),
                total(refunds));
    }

    private static BigDecimal total(List<EventRow> events) {
        BigDecimal total = events.stream()
                .map(RevenueComparisonTest::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros();
        return total.scale() < 0 ? total.setScale(0) : total;
    }

    private static <K, R> Set<R> grouped(
            List<EventRow> events, Function<EventRow, K> by, BiFunction<K, Revenue.Sums, R> row) {
        Set<R> rows = new HashSet<>();
        events.stream().collect(Collectors.groupingBy(by)).forEach((at, of) -> rows.add(row.apply(at, sums(of))));
        return rows;
    }
}
