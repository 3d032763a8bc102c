package dev.earshot.report.referrals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.Leads;
import dev.earshot.report.reference.NaiveAttributes;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.EventRow;
import dev.earshot.store.MessageRow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom referrals brought in random conversations, and what became of them, is what a plain reading of all rows gives. */
class ReferralsComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("ReferralsComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        Referrals referrals = new Referrals(STORED.store());
        Leads leads = new Leads(STORED.store());
        boolean hasPaid = false;
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            NaiveSaid naive = new NaiveSaid(world, question);
            List<EventRow> came = naive.events().stream()
                    .filter(event -> event.type().equals("REFERRAL"))
                    .toList();
            Instant end = question.period().to();
            String which = "seed " + seed + ", " + question;
            Referrals.Counts totals = counts(came, end);
            hasPaid |= totals.paid() > 0;
            assertEquals(totals, referrals.all(question, Map.of()).totals(), which);
            assertEquals(revenue(came, end), referrals.revenue(question, Map.of()), which);
            Set<Referrals.OfStep> steps = new HashSet<>();
            came.stream()
                    .collect(Collectors.groupingBy(event -> naive.step(event.time())))
                    .forEach((step, of) -> steps.add(new Referrals.OfStep(step, counts(of, end))));
            assertEquals(steps, Set.copyOf(referrals.all(question, Map.of()).steps()), which);
            for (Origin origin : Origin.values()) {
                assertOrigins(referrals, question, came, origin, which);
            }
            leads.follow(question, new ReferralsReport(STORED.store()).answer(question));
        }
        assertTrue(hasPaid && leads.followed() > 40, "enough to compare");
    }

    private void assertOrigins(
            Referrals referrals, ReportQuestion question, List<EventRow> came, Origin origin, String which) {
        Instant end = question.period().to();
        Set<Referrals.OfOrigin> origins = new HashSet<>();
        Map<Object, Map<String, BigDecimal>> revenue = new HashMap<>();
        came.stream()
                .collect(Collectors.groupingBy(event -> Optional.ofNullable(NaiveAttributes.value(event, origin.key))))
                .forEach((value, of) -> {
                    origins.add(new Referrals.OfOrigin(value.orElse(null), counts(of, end)));
                    if (!revenue(of, end).isEmpty()) {
                        revenue.put(value, revenue(of, end));
                    }
                });
        List<Referrals.OfOrigin> found =
                referrals.all(question, Map.of()).origins().getOrDefault(origin, List.of());
        assertEquals(origins, Set.copyOf(found), which);
        HashSet<String> values =
                found.stream().map(Referrals.OfOrigin::value).collect(Collectors.toCollection(HashSet::new));
        ByOrigin by = referrals.by(Map.of(origin, values));
        Map<Object, Map<String, BigDecimal>> foundRevenue = new HashMap<>();
        by.revenue(question, Map.of())
                .getOrDefault(origin, Map.of())
                .forEach((value, sums) -> foundRevenue.put(Optional.ofNullable(value), sums));
        by.users(question, Map.of())
                .getOrDefault(origin, Map.of())
                .forEach((value, users) -> assertEquals(
                        found.stream()
                                .filter(one -> Objects.equals(one.value(), value))
                                .map(one -> one.counts().users())
                                .toList(),
                        List.of(users),
                        which));
        assertEquals(revenue, foundRevenue, which);
    }

    private Referrals.Counts counts(List<EventRow> came, Instant end) {
        return new Referrals.Counts(
                users(came, event -> true),
                came.size(),
                users(came, this::isNew),
                users(came, this::hasMessaged),
                users(came, event -> hasPaid(event, end)));
    }

    private static long users(List<EventRow> came, Predicate<EventRow> which) {
        return came.stream()
                .filter(event -> !event.user().isEmpty() && which.test(event))
                .map(EventRow::user)
                .distinct()
                .count();
    }

    private boolean isNew(EventRow came) {
        return world.messages.stream()
                .filter(message -> message.user().equals(came.user()))
                .map(MessageRow::time)
                .noneMatch(time -> time.isBefore(came.time().minus(Duration.ofDays(1))));
    }

    private boolean hasMessaged(EventRow came) {
        return world.messages.stream()
                .anyMatch(message -> message.user().equals(came.user())
                        && message.direction().equals("INCOMING")
                        && !message.time().isBefore(came.time())
                        && message.time().isBefore(came.time().plus(Duration.ofDays(1))));
    }

    private boolean hasPaid(EventRow came, Instant end) {
        return world.events.stream()
                .anyMatch(event -> event.user().equals(came.user())
                        && event.amount() != null
                        && event.amount().signum() > 0
                        && !event.time().isBefore(came.time())
                        && event.time().isBefore(end));
    }

    private Map<String, BigDecimal> revenue(List<EventRow> came, Instant end) {
        Map<String, Instant> first = new HashMap<>();
        came.stream()
                .filter(event -> !event.user().isEmpty())
                .forEach(event -> first.merge(event.user(), event.time(), (a, b) -> a.isBefore(b) ? a : b));
        Map<String, BigDecimal> revenue = new TreeMap<>();
        world.events.stream()
                .filter(event -> event.amount() != null && first.containsKey(event.user()))
                .filter(event -> !event.time().isBefore(Objects.requireNonNull(first.get(event.user())))
                        && event.time().isBefore(end))
                .forEach(event -> revenue.merge(
                        event.currency() == null ? "none" : event.currency(),
                        Objects.requireNonNull(event.amount()),
                        BigDecimal::add));
        revenue.replaceAll((currency, amount) -> plain(amount.stripTrailingZeros()));
        return revenue;
    }

    private static BigDecimal plain(BigDecimal amount) {
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }
}
