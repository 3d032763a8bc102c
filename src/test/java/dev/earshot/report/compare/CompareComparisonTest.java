package dev.earshot.report.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.act.Act;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.EventRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a group did is what a plain reading of all rows gives, user by user. */
class CompareComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void factsAreThoseOfAPlainReading() {
        System.out.println("CompareComparisonTest, seed " + seed);
        world.write(150);
        long seen = 0;
        for (int i = 0; i < 20; i++) {
            ReportQuestion asked = world.question(Map.of());
            ReportFilter filter = asked.filter();
            ReportQuestion question = i % 2 == 0
                    ? asked
                    : asked.with(
                            filter.withAudience(world.audience(asked.period().zone())));
            GroupFacts facts = GroupFacts.of(STORED.store(), question, new Act.Event("e1", null, Map.of()), "EUR");
            check(new NaiveSaid(world, question), facts, "seed " + seed + ", " + question);
            seen += facts.users();
        }
        assertTrue(seen > 20, "enough users to compare");
    }

    private void check(NaiveSaid naive, GroupFacts facts, String which) {
        List<Line> lines = naive.lines();
        Set<String> users = users(lines, line -> true);
        Set<String> engaged = users(lines, Line::isIncoming);
        Set<String> everybody = Stream.concat(
                        world.messages.stream().map(row -> row.user()),
                        world.events.stream().map(EventRow::user))
                .filter(user -> !user.isEmpty() && naive.isOfUsers().test(user))
                .collect(Collectors.toSet());
        assertEquals(everybody.size(), facts.members(), which);
        assertEquals(users.size(), facts.users(), which);
        assertEquals(users(lines, line -> !line.isIncoming()).size(), facts.active(), which);
        assertEquals(engaged.size(), facts.engaged(), which);
        assertEquals(
                naive.events().stream()
                        .filter(event -> event.name().equals("e1") && users.contains(event.user()))
                        .map(EventRow::user)
                        .distinct()
                        .count(),
                facts.converted(),
                which);
        check(sample(users, user -> count(lines, user, line -> true)), facts.messages(), which + " messages");
        check(
                sample(
                        users,
                        user -> naive.sessions().stream()
                                .filter(session -> session.user().equals(user))
                                .count()),
                facts.sessions(),
                which + " sessions");
        check(
                sample(
                        users,
                        user -> naive.events().stream()
                                .filter(event -> event.user().equals(user)
                                        && event.amount() != null
                                        && Objects.equals(event.currency(), "EUR"))
                                .mapToDouble(event -> event.amount().doubleValue())
                                .sum()),
                facts.revenue(),
                which + " revenue");
        double sent = count(lines, "", Line::isIncoming);
        double missed = count(lines, "", line -> line.isIncoming() && line.notHandled());
        assertEquals(sent == 0 ? 0 : missed / sent, facts.notHandled().mean(), 1e-9, which);
        checkVariance(lines, engaged, missed / sent, sent / engaged.size(), facts.notHandled(), which);
    }

    private static void checkVariance(
            List<Line> lines, Set<String> engaged, double rate, double each, Sample found, String which) {
        if (engaged.size() > 1) {
            double squares = engaged.stream()
                    .mapToDouble(user -> count(lines, user, line -> line.isIncoming() && line.notHandled())
                            - rate * count(lines, user, Line::isIncoming))
                    .map(deviation -> deviation * deviation)
                    .sum();
            assertEquals(squares / (engaged.size() - 1) / (each * each), found.variance(), 1e-9, which);
        }
    }

    private static Set<String> users(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::user).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of one user; of all if it is empty. */
    private static double count(List<Line> lines, String user, Predicate<Line> which) {
        return lines.stream()
                .filter(line -> (user.isEmpty() || line.user().equals(user)) && which.test(line))
                .count();
    }

    private static double[] sample(Set<String> users, ToDoubleFunction<String> number) {
        return users.stream().mapToDouble(number).toArray();
    }

    private static void check(double[] expected, Sample found, String which) {
        double mean = Arrays.stream(expected).average().orElse(0);
        double squares = Arrays.stream(expected)
                .map(number -> (number - mean) * (number - mean))
                .sum();
        assertEquals(expected.length, found.users(), which);
        assertEquals(mean, found.mean(), 1e-9, which);
        assertEquals(expected.length < 2 ? 0 : squares / (expected.length - 1), found.variance(), 1e-6, which);
    }
}
