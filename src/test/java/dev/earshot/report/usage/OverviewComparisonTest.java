package dev.earshot.report.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.NaiveSaid.Session;
import dev.earshot.report.reference.RandomWorld;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The overview of random conversations is what a plain reading of all rows gives. */
class OverviewComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("OverviewComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        assertTrue(world.messages.size() > 200, "enough to compare");
        Overview overview = new Overview(STORED.store());
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            NaiveSaid naive = new NaiveSaid(world, question);
            assertEquals(totals(naive, question), exact(overview.totals(question)), "seed " + seed + ", " + question);
            assertEquals(steps(naive, question), overview.series(question), "seed " + seed + ", " + question);
        }
    }

    private static Overview.Totals totals(NaiveSaid naive, ReportQuestion question) {
        List<Line> lines = naive.lines();
        List<Session> sessions = naive.sessions();
        return new Overview.Totals(
                count(lines, Line::isIncoming),
                count(lines, line -> !line.isIncoming()),
                users(lines, line -> true),
                users(lines, line -> !line.isIncoming()),
                users(lines, Line::isIncoming),
                newUsers(naive, question),
                count(lines, line -> line.isIncoming() && line.notHandled()),
                sessions.size(),
                sessions.stream()
                        .mapToLong(session -> session.length().toMillis())
                        .sum(),
                sessions.stream().mapToLong(session -> session.lines().size()).sum(),
                median(naive.answers().stream()
                        .map(answer -> answer.pause().toMillis())
                        .toList()),
                revenue(naive));
    }

    private static long count(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).count();
    }

    private static long users(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::user).distinct().count();
    }

    private static long newUsers(NaiveSaid naive, ReportQuestion question) {
        return newcomers(naive, question).count();
    }

    /** When those were first heard of who are new in the period, and said or were told something in it that counts. */
    private static Stream<Instant> newcomers(NaiveSaid naive, ReportQuestion question) {
        Set<String> users = naive.lines().stream().map(Line::user).collect(Collectors.toSet());
        return naive.firstTimes().entrySet().stream()
                .filter(first -> users.contains(first.getKey()))
                .map(Map.Entry::getValue)
                .filter(time -> !time.isBefore(question.period().from())
                        && time.isBefore(question.period().to()));
    }

    private static OptionalDouble median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        return size == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2.0);
    }

    private static Map<String, BigDecimal> revenue(NaiveSaid naive) {
        Map<String, BigDecimal> revenue = new TreeMap<>();
        naive.events().stream()
                .filter(event -> event.amount() != null)
                .forEach(event -> revenue.merge(
                        event.currency() == null ? "" : event.currency(), event.amount(), BigDecimal::add));
        revenue.replaceAll((currency, amount) -> amount.stripTrailingZeros());
        return revenue;
    }

    /** Amounts are equal whatever their scale. */
    private static Overview.Totals exact(Overview.Totals totals) {
        Map<String, BigDecimal> revenue = new TreeMap<>(totals.revenue());
        revenue.replaceAll((currency, amount) -> amount.stripTrailingZeros());
        return new Overview.Totals(
                totals.incoming(),
                totals.outgoing(),
                totals.users(),
                totals.active(),
                totals.engaged(),
                totals.newUsers(),
                totals.notHandled(),
                totals.sessions(),
                totals.sessionMillis(),
                totals.sessionMessages(),
                totals.answerMillis(),
                revenue);
    }

    private static List<Overview.Step> steps(NaiveSaid naive, ReportQuestion question) {
        List<Overview.Step> steps = new ArrayList<>();
        for (int i = 0; i < question.buckets().size(); i++) {
            int step = i;
            List<Line> lines = naive.lines().stream()
                    .filter(line -> naive.step(line.time()) == step)
                    .toList();
            steps.add(new Overview.Step(
                    question.buckets().starts().get(i).toInstant(),
                    count(lines, Line::isIncoming),
                    count(lines, line -> !line.isIncoming()),
                    users(lines, line -> !line.isIncoming()),
                    users(lines, Line::isIncoming),
                    newcomers(naive, question)
                            .filter(time -> naive.step(time) == step)
                            .count(),
                    count(lines, line -> line.isIncoming() && line.notHandled())));
        }
        return steps;
    }
}
