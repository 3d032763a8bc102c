package dev.earshot.report.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.NaiveSaid.Line;
import dev.earshot.report.reference.RandomWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The users of random conversations are those that a plain reading of all rows gives. */
class UsersComparisonTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private final long seed = new Random().nextLong();
    private final RandomWorld world = new RandomWorld(new Random(seed), STORED.newBot());

    @Test
    void areWhatAPlainReadingGives() {
        System.out.println("UsersComparisonTest, seed " + seed);
        new RandomWorld(new Random(seed + 1), STORED.newBot()).write(20);
        world.write(150);
        assertTrue(world.messages.size() > 200, "enough to compare");
        Users users = new Users(STORED.store());
        for (int i = 0; i < 12; i++) {
            ReportQuestion question = world.question(Map.of());
            String which = "seed " + seed + ", " + question;
            Users.Answer now = new Naive(world, question).answer();
            assertEquals(now, users.answer(question), which);
            NowAndBefore<Users.Answer> compared = users.compared(question);
            assertEquals(now, compared.now(), which);
            ReportQuestion before = question.compared().orElseThrow();
            assertEquals(new Naive(world, before).answer(), compared.before(), which);
        }
    }

    /** Asks each day and each window anew. */
    private static final class Naive {
        private final NaiveSaid said;
        private final ReportQuestion question;
        private final boolean isHourly;
        private final Map<String, Instant> firstTimes;
        private final List<Line> lines;

        Naive(RandomWorld world, ReportQuestion question) {
            this.said = new NaiveSaid(world, question);
            this.question = question;
            this.isHourly = question.granularity() == Granularity.HOUR;
            this.firstTimes = said.firstTimes();
            this.lines = said.lines(Instant.EPOCH, question.period().to());
        }

        Users.Answer answer() {
            Buckets buckets = question.buckets();
            List<Users.Count> steps = new ArrayList<>();
            for (int i = 0; i < buckets.size(); i++) {
                Instant start = buckets.starts().get(i).toInstant();
                Instant from = start.isBefore(question.period().from())
                        ? question.period().from()
                        : start;
                Instant to = i + 1 < buckets.size()
                        ? buckets.starts().get(i + 1).toInstant()
                        : question.period().to();
                steps.add(count(from, to));
            }
            return new Users.Answer(
                    count(question.period().from(), question.period().to()), steps);
        }

        private Users.Count count(Instant from, Instant to) {
            long newUsers = lines.stream()
                    .filter(within(from, to))
                    .map(Line::user)
                    .distinct()
                    .filter(user -> !firstTimes.get(user).isBefore(from))
                    .count();
            long all = users(from, to, line -> true);
            return new Users.Count(
                    from,
                    to,
                    windowStart(to, 7),
                    windowStart(to, 30),
                    users(from, to, line -> !line.isIncoming()),
                    users(from, to, Line::isIncoming),
                    rolling(from, to, line -> !line.isIncoming()),
                    rolling(from, to, Line::isIncoming),
                    newUsers,
                    all - newUsers,
                    users(Instant.EPOCH, to, line -> true));
        }

        private Users.Rolling rolling(Instant from, Instant to, Predicate<Line> which) {
            long daily = 0;
            int units = 0;
            double stickiness = 0;
            int sticky = 0;
            for (Instant end = unitAfter(from); !end.isAfter(to); end = unitAfter(end)) {
                long ofDay = users(windowStart(end, 1), end, which);
                long ofMonth = users(windowStart(end, 30), end, which);
                daily += ofDay;
                units++;
                if (ofMonth > 0) {
                    stickiness += (double) ofDay / ofMonth;
                    sticky++;
                }
            }
            return new Users.Rolling(
                    (double) daily / units,
                    users(windowStart(to, 7), to, which),
                    users(windowStart(to, 30), to, which),
                    sticky == 0 ? null : Double.valueOf(stickiness / sticky));
        }

        private Instant unitAfter(Instant time) {
            if (isHourly) {
                return time.plus(Duration.ofHours(1));
            }
            ZonedDateTime here = time.atZone(question.period().zone());
            return here.toLocalDate().plusDays(1).atStartOfDay(here.getZone()).toInstant();
        }

        private Instant windowStart(Instant end, int days) {
            if (isHourly) {
                return end.minus(Duration.ofHours(24L * days));
            }
            ZonedDateTime here = end.atZone(question.period().zone());
            return here.toLocalDate()
                    .minusDays(days)
                    .atStartOfDay(here.getZone())
                    .toInstant();
        }

        private long users(Instant from, Instant to, Predicate<Line> which) {
            return lines.stream()
                    .filter(within(from, to))
                    .filter(which)
                    .map(Line::user)
                    .distinct()
                    .count();
        }

        private static Predicate<Line> within(Instant from, Instant to) {
            return line -> !line.time().isBefore(from) && line.time().isBefore(to);
        }
    }
}
