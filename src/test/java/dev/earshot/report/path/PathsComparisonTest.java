package dev.earshot.report.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.act.Act;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.path.Paths.Side;
import dev.earshot.report.path.Paths.Step;
import dev.earshot.report.reference.NaiveActs;
import dev.earshot.report.reference.NaiveActs.Row;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.NaiveSaid.Session;
import dev.earshot.report.reference.RandomWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The paths of random conversations are what a plain reading of all rows gives. */
class PathsComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed + 2);
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());
    private final Paths paths = new Paths(STORED.store());

    /** The nodes that a session was seen to meet, as many as are looked at. */
    private record Walk(List<String> nodes) {}

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("PathsComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(160);
        long walked = 0;
        for (int i = 0; i < 40; i++) {
            ReportQuestion question = world.question(options());
            PathOptions options = PathOptions.of(question);
            boolean isBackwards = options.side() == PathOptions.Side.BEFORE;
            List<Walk> walks = plainly(question, options, isBackwards);
            Side found = paths.find(question, options, isBackwards);
            String which = "seed " + seed + ", " + question;
            assertEquals(walks.size(), found.sessions(), which);
            assertEquals(steps(walks, options), counted(found), which);
            walked += found.steps().stream().filter(step -> step.place() == 1).count();
        }
        assertTrue(walked > 20, walked + " first nodes are enough to tell");
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put(
                "anchor", pick("", "", "intent:order", "event:e1", "press", "message?direction=outgoing", "revenue"));
        options.put("side", pick("after", "before"));
        options.put("length", pick("1", "2", "4", "8"));
        options.put("nodes", pick("intents", "user", "bot", "all"));
        options.put("repeats", pick("collapse", "keep"));
        options.put("most", pick("3", "5", "20"));
        return options;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private static Map<String, Long> counted(Side side) {
        Map<String, Long> counts = new TreeMap<>();
        for (Step step : side.steps()) {
            counts.merge(step.place() + " " + step.from() + ">" + step.to(), step.sessions(), Long::sum);
        }
        return counts;
    }

    private static Map<String, Long> steps(List<Walk> walks, PathOptions options) {
        List<Set<String>> top = new ArrayList<>();
        for (int place = 0; place < options.length(); place++) {
            top.add(top(walks, place, options.most()));
        }
        Map<String, Long> counts = new TreeMap<>();
        for (Walk walk : walks) {
            String before = "";
            for (int place = 0; place <= walk.nodes.size(); place++) {
                boolean isOver = place == walk.nodes.size();
                String node = !isOver
                        ? folded(walk.nodes.get(place), top.get(place))
                        : walk.nodes.size() < options.length() ? Nodes.END : "null";
                counts.merge(place + " " + before + ">" + node, 1L, Long::sum);
                before = node;
            }
        }
        return counts;
    }

    private static String folded(String node, Set<String> top) {
        return top.contains(node) ? node : Nodes.OTHER;
    }

    private static Set<String> top(List<Walk> walks, int place, int most) {
        Map<String, Long> times = walks.stream()
                .filter(walk -> walk.nodes.size() > place)
                .collect(Collectors.groupingBy(walk -> walk.nodes.get(place), TreeMap::new, Collectors.counting()));
        return times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .limit(most)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private List<Walk> plainly(ReportQuestion question, PathOptions options, boolean isBackwards) {
        NaiveSaid said = new NaiveSaid(world, question);
        Act anchor = options.anchor();
        if (anchor == null) {
            return said.sessions().stream()
                    .map(session -> walk(session.lines(), null, options, isBackwards))
                    .toList();
        }
        Map<Long, Session> sessions = new HashMap<>();
        said.everySession()
                .forEach(
                        session -> sessions.put(session.lines().getFirst().row().sequence(), session));
        Map<Long, Row> anchors = new TreeMap<>();
        new NaiveActs(world, question)
                .rows(question.period().from(), question.period().to(), row -> NaiveActs.is(anchor, row)).stream()
                        .filter(row -> row.session() != null)
                        .forEach(row -> anchors.putIfAbsent(Objects.requireNonNull(row.session()), row));
        return anchors.entrySet().stream()
                .map(one -> walk(
                        Objects.requireNonNull(sessions.get(one.getKey())).lines(),
                        one.getValue(),
                        options,
                        isBackwards))
                .toList();
    }

    private static Walk walk(List<Line> lines, @Nullable Row anchor, PathOptions options, boolean isBackwards) {
        List<Line> ordered = new ArrayList<>(lines);
        if (isBackwards) {
            Collections.reverse(ordered);
        }
        List<String> nodes = new ArrayList<>();
        String before = "";
        for (Line line : ordered) {
            String node = node(line, options.nodes());
            int side = anchor == null ? 1 : side(line, anchor) * (isBackwards ? -1 : 1);
            if (node.isEmpty() || side < 0) {
                continue;
            }
            if (side > 0 && !(options.isCollapsed() && node.equals(before))) {
                nodes.add(node);
            }
            before = node;
        }
        int length = Math.min(nodes.size(), options.length());
        return new Walk(List.copyOf(nodes.subList(0, length)));
    }

    private static int side(Line line, Row anchor) {
        Comparator<Instant> byTime = Comparator.naturalOrder();
        int compared = byTime.compare(line.time(), anchor.time());
        return compared != 0 ? compared : Long.compare(line.row().sequence(), anchor.sequence());
    }

    /** Empty if it is none. */
    private static String node(Line line, Nodes nodes) {
        return switch (nodes) {
            case INTENTS -> line.isIncoming() ? intent(line) : "";
            case USER -> line.isIncoming() ? said(line, "u:", "U:") : "";
            case BOT -> line.isIncoming() ? "" : ofBot(line);
            case ALL -> line.isIncoming() ? said(line, "u:", "U:") : ofBot(line);
        };
    }

    private static String intent(Line line) {
        if (line.notHandled()) {
            return "n";
        }
        if (line.intent() != null) {
            return "i:" + line.intent();
        }
        String pressed = NaiveActs.pressed(line);
        boolean isTap = Set.of("QUICK_REPLY", "POSTBACK").contains(line.row().kind());
        return isTap && pressed != null ? "p:" + pressed : "U:" + line.row().kind();
    }

    private static String ofBot(Line line) {
        return line.row().templateId() != null ? "m:" + line.row().templateId() : said(line, "b:", "B:");
    }

    private static String said(Line line, String byWords, String byKind) {
        String text = NaiveActs.spelled(line.row().text());
        return text == null || text.isEmpty() ? byKind + line.row().kind() : byWords + text.toLowerCase(Locale.ROOT);
    }
}
