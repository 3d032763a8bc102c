package dev.earshot.report.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Span;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Answer;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.NaiveSaid.Session;
import dev.earshot.report.reference.RandomWorld;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions and answers of random conversations are those that a plain reading of all rows gives. */
class EngagementComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("EngagementComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        assertTrue(world.messages.size() > 200, "enough to compare");
        Engagement engagement = new Engagement(STORED.store());
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            NaiveSaid naive = new NaiveSaid(world, question);
            String which = "seed " + seed + ", " + question;
            assertEquals(counts(naive, question), engagement.counts(question), which);
            assertEquals(users(naive), engagement.users(question), which);
            assertEquals(rounded(answers(naive, question)), rounded(engagement.answers(question)), which);
            assertEquals(hours(naive, question), engagement.hours(question), which);
            assertEquals(refused(naive), engagement.refused(question), which);
        }
    }

    private static Engagement.Counts counts(NaiveSaid naive, ReportQuestion question) {
        List<Session> sessions = naive.sessions();
        Buckets buckets = question.buckets();
        List<Engagement.Count> steps = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            int step = i;
            steps.add(count(sessions.stream()
                    .filter(session -> naive.step(session.start()) == step)
                    .toList()));
        }
        return new Engagement.Counts(
                count(sessions),
                steps,
                spread(Scale.MESSAGES, sessions, session ->
                        (long) session.lines().size()),
                spread(Scale.MILLIS, sessions, session -> session.length().toMillis()));
    }

    private static Engagement.Count count(List<Session> sessions) {
        return new Engagement.Count(
                sessions.size(),
                sessions.stream().filter(session -> sent(session) > 0).count(),
                sessions.stream().filter(session -> sent(session) == 1).count(),
                sessions.stream()
                        .mapToLong(session -> session.length().toMillis())
                        .sum(),
                sessions.stream().mapToLong(session -> session.lines().size()).sum());
    }

    private static long sent(Session session) {
        return session.lines().stream().filter(Line::isIncoming).count();
    }

    private static <T> List<Long> spread(Scale scale, List<T> all, Function<T, Long> amount) {
        return scale.ranges().stream()
                .map(range -> all.stream()
                        .filter(one -> isIn(range.span(), amount.apply(one)))
                        .count())
                .toList();
    }

    private static boolean isIn(Span span, long amount) {
        return amount >= span.least() && (span.most() == null || amount <= span.most());
    }

    private static List<Long> users(NaiveSaid naive) {
        Map<String, Long> sessions =
                naive.sessions().stream().collect(Collectors.groupingBy(Session::user, Collectors.counting()));
        return spread(Scale.SESSIONS, List.copyOf(sessions.values()), count -> count);
    }

    private static Engagement.Answers answers(NaiveSaid naive, ReportQuestion question) {
        List<Answer> answers = naive.answers();
        List<List<@Nullable Double>> steps = new ArrayList<>();
        for (int i = 0; i < question.buckets().size(); i++) {
            int step = i;
            steps.add(percentiles(answers, answer -> naive.step(answer.line().time()) == step));
        }
        return new Engagement.Answers(percentiles(answers, answer -> true), steps);
    }

    /** Between two values, as far from the one to the other as the share is between theirs. */
    private static List<@Nullable Double> percentiles(List<Answer> answers, Predicate<Answer> which) {
        List<Long> sorted = answers.stream()
                .filter(which)
                .map(answer -> answer.pause().toMillis())
                .sorted()
                .toList();
        List<@Nullable Double> percentiles = new ArrayList<>();
        for (double share : Engagement.PERCENTILES) {
            double place = share * (sorted.size() - 1);
            int below = (int) Math.floor(place);
            percentiles.add(
                    sorted.isEmpty()
                            ? null
                            : Double.valueOf(sorted.get(below)
                                    + (place - below)
                                            * (sorted.get(Math.min(below + 1, sorted.size() - 1))
                                                    - sorted.get(below))));
        }
        return percentiles;
    }

    /** To thousandths of a millisecond: engines interpolate with other roundings. */
    private static List<List<String>> rounded(Engagement.Answers answers) {
        List<List<@Nullable Double>> all = new ArrayList<>(answers.steps());
        all.add(answers.whole());
        return all.stream()
                .map(times -> times.stream()
                        .map(time -> time == null ? "none" : String.format("%.3f", time))
                        .toList())
                .toList();
    }

    private static Engagement.Hours hours(NaiveSaid naive, ReportQuestion question) {
        long[] hours = new long[168];
        for (Line line : naive.lines()) {
            ZonedDateTime time = line.time().atZone(question.period().zone());
            hours[(time.getDayOfWeek().getValue() - 1) * 24 + time.getHour()]++;
        }
        return new Engagement.Hours(
                java.util.Arrays.stream(hours).boxed().toList(),
                naive.lines().stream().filter(line -> !line.isIncoming()).count(),
                naive.lines().stream()
                        .filter(line -> line.row().failureCode() != null)
                        .count());
    }

    private static List<Engagement.Refused> refused(NaiveSaid naive) {
        Map<String, List<Line>> byCode = naive.lines().stream()
                .filter(line -> line.row().failureCode() != null)
                .collect(Collectors.groupingBy(line -> String.valueOf(line.row().failureCode())));
        return byCode.entrySet().stream()
                .map(code -> new Engagement.Refused(
                        code.getKey(),
                        code.getValue().size(),
                        code.getValue().stream().map(Line::user).distinct().count()))
                .sorted(Comparator.comparing(Engagement.Refused::messages)
                        .reversed()
                        .thenComparing(Engagement.Refused::code))
                .toList();
    }
}
