package dev.earshot.report.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The retention of random conversations is what a plain reading of all rows gives. */
class RetentionComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed + 2);
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    /** When a user did something. */
    private record Sign(String user, Instant time) {}

    @Test
    void isWhatAPlainReadingGives() {
        System.out.println("RetentionComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        long cameBack = 0;
        for (int i = 0; i < 24; i++) {
            ReportQuestion question = world.question(options());
            RetentionSteps steps = RetentionSteps.of(question, BotRows.at(random.nextDouble() * 60 * 86_400));
            Returning returning = Returning.of(question);
            List<Retention.Cohort> expected = plainly(question, returning, steps);
            String which = "seed " + seed + ", " + question + ", now " + steps.now();
            assertEquals(expected, new Retention(STORED.store()).cohorts(question, returning, steps), which);
            cameBack += expected.stream().mapToLong(cohort -> back(cohort, 1)).sum();
            assertEquals(
                    expected.stream().mapToLong(cohort -> back(cohort, 1)).sum(), listed(question, steps.now()), which);
        }
        assertTrue(cameBack > 0, "somebody came back");
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put("users", pick("new", "existing", "all"));
        String mode = pick("classic", "rolling", "intent", "event");
        options.put("mode", mode);
        options.put("with", mode.equals("event") ? pick("e0", "e1") : pick("order", "NotHandled"));
        return options;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private static long back(Retention.Cohort cohort, int later) {
        Long known = cohort.returned(later);
        return known == null ? 0 : known;
    }

    /** How many the detail finds that came back one step later, of all cohorts. */
    private static double listed(ReportQuestion question, Instant now) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put("later", "1");
        ReportQuestion detail = new ReportQuestion(
                question.bot(),
                question.period(),
                question.comparison(),
                question.granularity(),
                question.filter(),
                options,
                question.sessionTimeout());
        ReportAnswer answer = new CohortReport(STORED.store(), InstantSource.fixed(now)).answer(detail);
        Double found = answer.figures().getFirst().value();
        return found == null ? 0 : found;
    }

    private List<Retention.Cohort> plainly(ReportQuestion question, Returning returning, RetentionSteps steps) {
        NaiveSaid naive = new NaiveSaid(world, question);
        List<Sign> signs = signs(naive, question, returning, steps).toList();
        List<Retention.Cohort> cohorts = new ArrayList<>();
        for (int i = 0; i < steps.cohorts(); i++) {
            List<String> members = members(naive, returning, steps.from(i), steps.to(i));
            List<@Nullable Long> returned = new ArrayList<>();
            for (int later = 1; later <= steps.columns(); later++) {
                Instant start = steps.buckets().start(i + later);
                Instant end = steps.buckets().start(i + later + 1);
                Instant last = returning.mode() == Returning.Mode.ROLLING ? steps.now() : end;
                Predicate<Sign> isThen = sign -> !sign.time.isBefore(start) && sign.time.isBefore(last);
                long back = members.stream()
                        .filter(user -> signs.stream().anyMatch(sign -> sign.user.equals(user) && isThen.test(sign)))
                        .count();
                returned.add(end.isAfter(steps.now()) ? null : back);
            }
            cohorts.add(new Retention.Cohort(steps.from(i), steps.to(i), members.size(), returned));
        }
        return cohorts;
    }

    private static List<String> members(NaiveSaid naive, Returning returning, Instant from, Instant to) {
        Map<String, Instant> firsts = naive.firstTimes();
        return naive.lines().stream()
                .filter(line -> !line.time().isBefore(from) && line.time().isBefore(to))
                .map(Line::user)
                .distinct()
                .filter(user -> {
                    boolean isNew = !firsts.get(user).isBefore(from);
                    return switch (returning.users()) {
                        case NEW -> isNew;
                        case EXISTING -> !isNew;
                        case ALL -> true;
                    };
                })
                .toList();
    }

    private Stream<Sign> signs(NaiveSaid naive, ReportQuestion question, Returning returning, RetentionSteps steps) {
        Instant from = question.period().from();
        return switch (returning.mode()) {
            case CLASSIC, ROLLING -> signs(naive.lines(from, steps.now().isBefore(from) ? from : steps.now()));
            case INTENT -> signs(new NaiveSaid(world, withIntent(question, returning.with())).lines(from, Instant.MAX));
            case EVENT -> events(naive, question, returning.with());
        };
    }

    private static Stream<Sign> signs(List<Line> lines) {
        return lines.stream().map(line -> new Sign(line.user(), line.time()));
    }

    private Stream<Sign> events(NaiveSaid naive, ReportQuestion question, String name) {
        String platform = question.filter().platform();
        Predicate<String> users = naive.isOfUsers();
        return world.events.stream()
                .filter(event -> event.name().equals(name))
                .filter(event -> platform == null || platform.equals(event.platform()))
                .filter(event -> users.test(event.user()))
                .map(event -> new Sign(event.user(), event.time()));
    }

    private static ReportQuestion withIntent(ReportQuestion question, String intent) {
        ReportFilter filter = question.filter();
        return question.with(new ReportFilter(
                filter.platform(),
                filter.direction(),
                intent,
                filter.event(),
                filter.property(),
                filter.propertyValue()));
    }
}
