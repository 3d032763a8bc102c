package dev.earshot.report.funnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.Answered;
import dev.earshot.report.StoredRows;
import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActText;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.funnel.Funnel.Steps;
import dev.earshot.report.reference.NaiveActs;
import dev.earshot.report.reference.NaiveActs.Row;
import dev.earshot.report.reference.RandomWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The funnels of random conversations are what a plain reading of all rows gives. */
class FunnelComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final List<String> ACTS = List.of(
            "message?direction=incoming",
            "message?direction=outgoing",
            "text:hello",
            "text:*order*",
            "intent",
            "intent:order",
            "intent:return",
            "not_handled",
            "press",
            "press:P1",
            "press:red shoes",
            "event:e1",
            "event?size=M",
            "event?type=referral",
            "revenue",
            "revenue?currency=EUR&least=20");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed + 2);
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());
    private final Funnel funnel = new Funnel(STORED.store());

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("FunnelComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(160);
        long second = 0;
        for (int i = 0; i < 40; i++) {
            ReportQuestion question = world.question(options());
            FunnelOptions options = FunnelOptions.of(question);
            List<List<Row>> attempts = plainly(question, options);
            Funnel.Found found = funnel.find(question, options);
            String which = "seed " + seed + ", " + question;
            assertEquals(steps(attempts, options), found.whole(), which);
            Map<Integer, List<List<Row>>> buckets = attempts.stream()
                    .collect(Collectors.groupingBy(attempt ->
                            question.buckets().indexOf(attempt.getFirst().time())));
            for (int bucket = 0; bucket < found.buckets().size(); bucket++) {
                assertEquals(
                        steps(buckets.getOrDefault(bucket, List.of()), options),
                        found.buckets().get(bucket),
                        which);
            }
            assertEquals(stayed(attempts, 1), listed(question), which);
            second += found.whole().reached().get(1);
        }
        assertTrue(second > 20, second + " second steps are enough to tell");
    }

    private static double stayed(List<List<Row>> attempts, int step) {
        return attempts.stream().filter(attempt -> attempt.size() == step).count();
    }

    private static double listed(ReportQuestion question) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put("step", "1");
        options.put("ended", "here");
        Double found = Answered.figure(new FunnelPeopleReport(STORED.store()).answer(question.with(options)), "count")
                .value();
        return found == null ? 0 : found;
    }

    private Map<String, String> options() {
        List<String> steps = new ArrayList<>();
        for (int i = random.nextInt(3) + 1; i >= 0; i--) {
            steps.add(random.nextInt(5) == 0 && !steps.isEmpty() ? steps.getLast() : pick(ACTS));
        }
        Map<String, String> options = new HashMap<>();
        options.put("steps", String.join(" > ", steps));
        options.put("within", pick(List.of("30s", "10m", "1800s", "1d", "20d")));
        options.put("scope", pick(List.of("life", "session")));
        options.put("order", pick(List.of("loose", "loose", "strict")));
        options.put("count", pick(List.of("once", "each")));
        return options;
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    /** The rows of each attempt that counts, one a step. */
    private List<List<Row>> plainly(ReportQuestion question, FunnelOptions options) {
        List<Act> relevant = new ArrayList<>(options.steps());
        if (options.isStrict()) {
            options.steps().forEach(step -> relevant.addAll(step.alike()));
        }
        Map<String, List<Row>> rows = new TreeMap<>();
        new NaiveActs(world, question)
                        .rows(
                                question.period().from(),
                                Instant.MAX,
                                row -> relevant.stream().anyMatch(act -> NaiveActs.is(act, row)))
                        .stream()
                        .filter(row -> !options.isInSession() || row.session() != null)
                        .forEach(row -> rows.computeIfAbsent(
                                        options.isInSession() ? String.valueOf(row.session()) : row.user(),
                                        any -> new ArrayList<>())
                                .add(row));
        List<List<Row>> counted = new ArrayList<>();
        for (List<Row> own : rows.values()) {
            List<List<Row>> attempts = attempts(own, question, options);
            if (options.isEach()) {
                counted.addAll(attempts);
            } else {
                attempts.stream().reduce((a, b) -> b.size() > a.size() ? b : a).ifPresent(counted::add);
            }
        }
        return counted;
    }

    private static List<List<Row>> attempts(List<Row> own, ReportQuestion question, FunnelOptions options) {
        List<List<Row>> attempts = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            boolean isThen = own.get(i).time().isBefore(question.period().to());
            if (isThen && NaiveActs.is(options.steps().getFirst(), own.get(i))) {
                attempts.add(attempt(own, i, options));
            }
        }
        return attempts;
    }

    private static List<Row> attempt(List<Row> own, int first, FunnelOptions options) {
        List<Row> attempt = new ArrayList<>(List.of(own.get(first)));
        Instant end = own.get(first).time().plus(options.window());
        int at = first;
        for (Act step : options.steps().subList(1, options.steps().size())) {
            int next = at + 1;
            while (!options.isStrict() && next < own.size() && !NaiveActs.is(step, own.get(next))) {
                next++;
            }
            if (next >= own.size()
                    || !NaiveActs.is(step, own.get(next))
                    || own.get(next).time().isAfter(end)) {
                break;
            }
            attempt.add(own.get(next));
            at = next;
        }
        return attempt;
    }

    private static Steps steps(List<List<Row>> attempts, FunnelOptions options) {
        List<Long> reached = new ArrayList<>();
        List<@Nullable Double> took = new ArrayList<>();
        for (int step = 0; step < options.steps().size(); step++) {
            int at = step;
            List<List<Row>> there =
                    attempts.stream().filter(attempt -> attempt.size() > at).toList();
            reached.add((long) there.size());
            took.add(at == 0 ? null : middle(there, at - 1, at));
        }
        int last = options.steps().size() - 1;
        return new Steps(
                reached,
                took,
                middle(
                        attempts.stream()
                                .filter(attempt -> attempt.size() > last)
                                .toList(),
                        0,
                        last));
    }

    private static @Nullable Double middle(List<List<Row>> attempts, int from, int to) {
        List<Long> millis = attempts.stream()
                .map(attempt -> attempt.get(to).time().toEpochMilli()
                        - attempt.get(from).time().toEpochMilli())
                .sorted()
                .toList();
        int size = millis.size();
        return size == 0 ? null : Double.valueOf((millis.get((size - 1) / 2) + millis.get(size / 2)) / 2.0);
    }

    @Test
    void everyActOfTheListIsRead() {
        ACTS.forEach(act -> assertEquals(act, ActText.write(ActText.parse(act))));
    }
}
