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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The overview of random conversations is what a plain reading of all rows gives. */
class OverviewComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

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
                median(answers(naive, question)),
                revenue(naive));
    }

    private static long count(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).count();
    }

    private static long users(List<Line> lines, Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::user).distinct().count();
    }

    private static long newUsers(NaiveSaid naive, ReportQuestion question) {
        return naive.firstTimes().values().stream()
                .filter(time -> !time.isBefore(question.period().from())
                        && time.isBefore(question.period().to()))
                .count();
    }

    /** From a user's message to the bot's, where these two follow each other within the timeout and the latter is of the period. */
    private static List<Long> answers(NaiveSaid naive, ReportQuestion question) {
        Map<String, Line> before = new TreeMap<>();
        List<Long> answers = new ArrayList<>();
        for (Line line : naive.lines(
                question.period().from().minus(Duration.ofDays(1)),
                question.period().to().plus(Duration.ofDays(1)))) {
            Line last = before.put(line.user(), line);
            if (last != null
                    && last.isIncoming()
                    && !line.isIncoming()
                    && naive.lines().contains(line)) {
                Duration pause = Duration.between(last.time(), line.time());
                if (pause.compareTo(question.sessionTimeout()) <= 0) {
                    answers.add(pause.toMillis());
                }
            }
        }
        return answers;
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
                    naive.firstTimes().values().stream()
                            .filter(time -> !time.isBefore(question.period().from())
                                    && time.isBefore(question.period().to())
                                    && naive.step(time) == step)
                            .count(),
                    count(lines, line -> line.isIncoming() && line.notHandled())));
        }
        return steps;
    }
}
