package dev.earshot.report.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Mood;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sentiment of random conversations is what a plain reading of all rows gives. */
class SentimentComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());
    private final Feelings feelings = new Feelings(STORED.store());
    private int compared;

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("SentimentComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            String at = "seed " + seed + ", " + question;
            NaiveSaid said = new NaiveSaid(world, question);
            List<Line> written = said.lines().stream()
                    .filter(SentimentComparisonTest::isWritten)
                    .toList();
            compare(question, said, written, at);
            sessions(question, at);
            compared += written.size();
        }
        assertTrue(compared > 100, "enough to compare");
    }

    private void compare(ReportQuestion question, NaiveSaid said, List<Line> written, String at) {
        Feelings.Totals totals = feelings.totals(question);
        assertEquals(tally(written), text(totals.tally()), at);
        assertEquals(
                written.stream()
                        .filter(line -> mood(line) == Mood.NEGATIVE)
                        .map(Line::user)
                        .distinct()
                        .count(),
                totals.negativeUsers(),
                at);
        assertEquals(
                tallies(written.stream().collect(Collectors.groupingBy(line -> said.step(line.time())))),
                feelings.series(question).stream()
                        .collect(Collectors.toMap(step -> String.valueOf(step.step()), step -> text(step.tally()))),
                at);
        assertEquals(
                tallies(written.stream()
                        .filter(line -> line.intent() != null && !line.intent().equals("NotHandled"))
                        .collect(Collectors.groupingBy(line -> Objects.requireNonNull(line.intent())))),
                feelings.byIntent(question, 100).stream()
                        .collect(Collectors.toMap(Feelings.OfIntent::intent, one -> text(one.tally()))),
                at);
        Map<Integer, Long> bins = new TreeMap<>();
        written.stream()
                .filter(line -> line.row().sentiment() != null)
                .forEach(line -> bins.merge(bin(sentiment(line)), 1L, Long::sum));
        assertEquals(bins, feelings.distribution(question), at);
    }

    private static boolean isWritten(Line line) {
        String text = line.row().text();
        return line.isIncoming()
                && text != null
                && !text.isEmpty()
                && !List.of("QUICK_REPLY", "POSTBACK").contains(line.row().kind());
    }

    private static double sentiment(Line line) {
        return Objects.requireNonNull(line.row().sentiment());
    }

    private static Mood mood(Line line) {
        Double sentiment = line.row().sentiment();
        if (sentiment == null) {
            return Mood.UNKNOWN;
        }
        return sentiment >= 0.05 ? Mood.POSITIVE : sentiment <= -0.05 ? Mood.NEGATIVE : Mood.NEUTRAL;
    }

    private static int bin(double sentiment) {
        int tenth = 0;
        for (double border : List.of(-0.8, -0.6, -0.4, -0.2, 0.0, 0.2, 0.4, 0.6, 0.8)) {
            tenth += sentiment >= border ? 1 : 0;
        }
        return tenth;
    }

    private static Map<String, String> tallies(Map<?, List<Line>> groups) {
        return groups.entrySet().stream()
                .collect(Collectors.toMap(entry -> String.valueOf(entry.getKey()), entry -> tally(entry.getValue())));
    }

    private static String tally(Collection<Line> lines) {
        Map<Mood, Long> moods = lines.stream()
                .collect(Collectors.groupingBy(SentimentComparisonTest::mood, TreeMap::new, Collectors.counting()));
        double sum = lines.stream()
                .filter(line -> line.row().sentiment() != null)
                .mapToDouble(SentimentComparisonTest::sentiment)
                .sum();
        long known = lines.size() - moods.getOrDefault(Mood.UNKNOWN, 0L);
        return (known == 0 ? "none" : rounded(sum / known)) + " "
                + List.of(Mood.values()).stream()
                        .map(mood -> moods.getOrDefault(mood, 0L))
                        .toList();
    }

    private static String text(Feelings.Tally tally) {
        return (tally.average().isEmpty() ? "none" : rounded(tally.average().getAsDouble())) + " "
                + List.of(tally.positive(), tally.neutral(), tally.negative(), tally.unknown());
    }

    private static String rounded(double value) {
        return BigDecimal.valueOf(value)
                .setScale(9, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Filters of messages restrict which of a session's messages count. */
    private void sessions(ReportQuestion question, String at) {
        NaiveSaid counted = new NaiveSaid(world, question);
        List<Object> through =
                counted.lines(question.period().from(), question.period().to().plusSeconds(86_400)).stream()
                        .<Object>map(line -> line.row().id())
                        .toList();
        ReportQuestion anything = question.with(ReportFilter.NONE);
        List<String> expected = new NaiveSaid(world, anything)
                .sessions().stream()
                        .map(session -> new NaiveSaid.Session(
                                session.user(),
                                session.lines().stream()
                                        .filter(line -> isWritten(line)
                                                && line.row().sentiment() != null
                                                && through.contains(line.row().id()))
                                        .toList()))
                        .filter(session -> !session.lines().isEmpty())
                        .filter(session ->
                                rounded4(sum(session) / session.lines().size()) <= -0.05)
                        .sorted(Comparator.comparing(SentimentComparisonTest::sum))
                        .map(session -> rounded(sum(session)) + " " + session.user() + " " + worst(session))
                        .sorted()
                        .toList();
        List<String> actual = new NegativeSessions(STORED.store())
                .list(question, 500).stream()
                        .map(one -> rounded(one.sum()) + " " + one.user() + " " + one.worst())
                        .sorted()
                        .toList();
        assertEquals(expected, actual, at);
    }

    private static double rounded4(double value) {
        return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP).doubleValue();
    }

    private static double sum(NaiveSaid.Session session) {
        return rounded4(session.lines().stream()
                .mapToDouble(SentimentComparisonTest::sentiment)
                .sum());
    }

    private static Object worst(NaiveSaid.Session session) {
        return session.lines().stream()
                .min(Comparator.comparing(SentimentComparisonTest::sentiment))
                .orElseThrow()
                .row()
                .id();
    }
}
