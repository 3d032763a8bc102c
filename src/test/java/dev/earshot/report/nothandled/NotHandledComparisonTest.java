package dev.earshot.report.nothandled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was not understood in random conversations is what a plain reading of all rows gives. */
class NotHandledComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("NotHandledComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        NotHandled notHandled = new NotHandled(STORED.store(), bot -> List.of());
        int compared = 0;
        for (int i = 0; i < 10; i++) {
            ReportQuestion question = world.question(Map.of());
            NaiveSaid naive = new NaiveSaid(world, question);
            String at = "seed " + seed + ", " + question;
            List<Line> missed = naive.lines().stream()
                    .filter(line -> line.isIncoming() && line.notHandled())
                    .toList();
            assertEquals(
                    new NotHandled.Totals(
                            naive.lines().stream().filter(Line::isIncoming).count(), missed.size(), users(missed)),
                    notHandled.totals(question),
                    at);
            assertEquals(steps(naive, question), notHandled.series(question), at);
            assertEquals(groups(missed), groups(notHandled, question), at);
            compared += missed.size();
        }
        assertTrue(compared > 20, "enough to compare");
    }

    private static long users(List<Line> lines) {
        return lines.stream().map(Line::user).distinct().count();
    }

    private static List<NotHandled.Step> steps(NaiveSaid naive, ReportQuestion question) {
        List<NotHandled.Step> steps = new ArrayList<>();
        for (int i = 0; i < question.buckets().size(); i++) {
            int step = i;
            List<Line> lines = naive.lines().stream()
                    .filter(line -> naive.step(line.time()) == step)
                    .toList();
            List<Line> missed = lines.stream()
                    .filter(line -> line.isIncoming() && line.notHandled())
                    .toList();
            if (!lines.isEmpty()) {
                long incoming = lines.stream().filter(Line::isIncoming).count();
                steps.add(new NotHandled.Step(step, incoming, missed.size(), users(missed)));
            }
        }
        return steps;
    }

    /** In this world only the spellings of one question are alike, and what differs by spaces alone. */
    private static Map<String, String> groups(List<Line> missed) {
        Map<String, List<Line>> byPhrase = new TreeMap<>();
        missed.stream()
                .filter(line -> line.row().text() != null)
                .forEach(line -> byPhrase.computeIfAbsent(folded(line.row().text()), any -> new ArrayList<>())
                        .add(line));
        Map<String, String> groups = new TreeMap<>();
        byPhrase.forEach((phrase, lines) -> groups.put(
                phrase,
                lines.size() + " " + users(lines) + " "
                        + lines.stream().map(Line::time).max(Instant::compareTo).orElseThrow()));
        return groups;
    }

    private static String folded(String text) {
        String spaced = text.strip().replaceAll("\\s+", " ");
        return spaced.equals("Where is my order?") ? "where is my order" : spaced;
    }

    private static Map<String, String> groups(NotHandled notHandled, ReportQuestion question) {
        List<PhraseGroup> found = notHandled.groups(question);
        Map<String, Long> users = notHandled.users(question, found);
        Map<String, String> groups = new TreeMap<>();
        for (PhraseGroup group : found) {
            groups.put(folded(group.phrase()), group.messages() + " " + users.get(group.id()) + " " + group.last());
        }
        return groups;
    }
}
