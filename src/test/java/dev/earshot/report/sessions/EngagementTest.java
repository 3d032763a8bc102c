package dev.earshot.report.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class EngagementTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Engagement engagement = new Engagement(STORED.store());

    private ReportQuestion question(String first, String last, String zone) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.NONE,
                Granularity.DAY,
                ReportFilter.NONE,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private final ReportQuestion fifth = question("2026-03-05", "2026-03-05", "UTC");

    private static long at(Engagement.Hours hours, DayOfWeek day, int hour) {
        return hours.hours().get((day.getValue() - 1) * 24 + hour);
    }

    @Test
    void aBouncedSessionIsOneMessageOfTheUserWhateverTheBotSaid() {
        rows.incoming("ann", 0).add(); // says one thing, gets two answers, is gone
        rows.outgoing("ann", 1).add();
        rows.outgoing("ann", 2).add();
        rows.incoming("bob", 0).add(); // gets no answer
        rows.incoming("cleo", 0).add(); // goes on
        rows.outgoing("cleo", 1).add();
        rows.incoming("cleo", 2).add();
        rows.outgoing("dan", 0).add(); // is written to and says nothing: not engaged
        rows.write();

        Engagement.Count whole = engagement.counts(fifth).whole();

        assertEquals(new Engagement.Count(4, 3, 2, 2_000 + 2_000, 8), whole);
        assertEquals(2.0 / 3, whole.bounceRate());
    }

    @Test
    void sessionsAreSpreadByMessagesAndByLength() {
        rows.incoming("one", 0).add(); // 1 message, no time
        rows.incoming("two", 0).add(); // 2 messages, 9.999 s: under 10 s
        rows.outgoing("two", 9.999).add();
        rows.incoming("ten", 0).add(); // 2 messages, 10 s: 10 to 30 s
        rows.outgoing("ten", 10).add();
        for (int i = 0; i < 6; i++) { // 6 messages, 25 minutes: 6 to 10; 10 to 30 min
            rows.incoming("six", i * 5 * MINUTE).add();
        }
        for (int i = 0; i < 51; i++) { // 51 messages, 100 minutes: 51 and more; 1 h and more
            rows.incoming("many", i * 2 * MINUTE).add();
        }
        rows.write();

        Engagement.Counts counts = engagement.counts(fifth);

        // 1, 2, 3, 4, 5, 6–10, 11–20, 21–50, 51 and more
        assertEquals(List.of(1L, 2L, 0L, 0L, 0L, 1L, 0L, 0L, 1L), counts.byMessages());
        // one moment, < 10 s, < 30 s, < 1 min, < 3 min, < 10 min, < 30 min, < 1 h, more
        assertEquals(List.of(1L, 1L, 1L, 0L, 0L, 0L, 1L, 0L, 1L), counts.byMillis());
    }

    @Test
    void usersAreSpreadByTheirSessions() {
        rows.incoming("ann", 0).add(); // ann: three sessions, an hour between
        rows.incoming("ann", HOUR).add();
        rows.incoming("ann", 2 * HOUR).add();
        rows.incoming("bob", 0).add(); // bob: one
        for (int i = 0; i < 8; i++) { // cleo: eight
            rows.incoming("cleo", i * HOUR).add();
        }
        rows.incoming("dan", -DAY).add(); // dan: none that day
        rows.write();

        // 1, 2, 3, 4, 5, 6–10, 11–20, 21 and more
        assertEquals(List.of(1L, 0L, 1L, 0L, 0L, 1L, 0L, 0L), engagement.users(fifth));
    }

    @Test
    void aSessionAcrossMidnightCountsWhereItBegins() {
        rows.incoming("ann", 11 * HOUR + 50 * MINUTE).add(); // 23:50 on the 5th
        rows.outgoing("ann", 12 * HOUR + 10 * MINUTE).add(); // 0:10 on the 6th
        rows.incoming("ann", 12 * HOUR + 20 * MINUTE).add();
        rows.write();

        Engagement.Counts counts = engagement.counts(question("2026-03-05", "2026-03-06", "UTC"));
        assertEquals(
                List.of(1L, 0L),
                counts.steps().stream().map(Engagement.Count::sessions).toList());
        assertEquals(3, counts.steps().getFirst().messages());
        assertEquals(0, counts.steps().getFirst().bounced(), "the user's second message is of the next day");
        // In Berlin it begins at 0:50 on the 6th.
        assertEquals(
                List.of(0L, 1L),
                engagement.counts(question("2026-03-05", "2026-03-06", "Europe/Berlin")).steps().stream()
                        .map(Engagement.Count::sessions)
                        .toList());
    }

    @Test
    void lateAndOutOfOrderMessagesJoinTheirSession() {
        rows.outgoing("ann", 40 * MINUTE).add();
        rows.write();
        rows.incoming("ann", 0).add();
        rows.write();
        assertEquals(2, engagement.counts(fifth).whole().sessions());
        rows.incoming("ann", 20 * MINUTE).add();
        rows.write();
        assertEquals(1, engagement.counts(fifth).whole().sessions());
    }

    @Test
    void responseTimesAreThoseOfAnswersWithinTheSession() {
        // Answers after 1, 2, 3, 4 and 5 s on the 5th; after 11 s on the 6th. One after an hour, and a second in a row,
        // are none.
        for (int i = 1; i <= 5; i++) {
            rows.incoming("user" + i, 0).add();
            rows.outgoing("user" + i, i).add();
            rows.outgoing("user" + i, i + 0.5).add();
        }
        rows.incoming("late", 0).add();
        rows.outgoing("late", HOUR).add();
        rows.incoming("ann", DAY).add();
        rows.outgoing("ann", DAY + 11).add();
        rows.write();

        Engagement.Answers answers = engagement.answers(question("2026-03-05", "2026-03-07", "UTC"));

        // Of 1, 2, 3, 4, 5: the median is 3, 75 % lie below 4, and 90 % 0.6 of the way from 4 to 5.
        assertEquals(3_000.0, answers.steps().get(0).get(0));
        assertEquals(4_000.0, answers.steps().get(0).get(1));
        assertEquals(4_600.0, value(answers.steps().get(0).get(2)), 1e-6);
        assertEquals(11_000.0, answers.steps().get(1).get(0));
        assertEquals(11_000.0, answers.steps().get(1).get(4));
        assertEquals(Collections.nCopies(5, null), answers.steps().get(2));
        assertEquals(3_500.0, answers.whole().get(0), "of 1, 2, 3, 4, 5, 11");
    }

    private static double value(@org.jspecify.annotations.Nullable Double number) {
        return number == null ? Double.NaN : number;
    }

    @Test
    void theWeekIsByTheBotsClock() {
        rows.incoming("ann", 0).add(); // Thursday 12:00 UTC, 13:00 in Berlin, 17:45 in Kathmandu
        rows.outgoing("ann", 1).add();
        rows.incoming("bob", 11.5 * HOUR).add(); // Thursday 23:30 UTC, Friday 0:30 in Berlin
        rows.write();

        Engagement.Hours utc = engagement.hours(question("2026-03-01", "2026-03-31", "UTC"));
        assertEquals(2, at(utc, DayOfWeek.THURSDAY, 12));
        assertEquals(1, at(utc, DayOfWeek.THURSDAY, 23));
        assertEquals(3, utc.hours().stream().mapToLong(count -> count).sum());
        Engagement.Hours berlin = engagement.hours(question("2026-03-01", "2026-03-31", "Europe/Berlin"));
        assertEquals(2, at(berlin, DayOfWeek.THURSDAY, 13));
        assertEquals(1, at(berlin, DayOfWeek.FRIDAY, 0));
        Engagement.Hours kathmandu = engagement.hours(question("2026-03-01", "2026-03-31", "Asia/Kathmandu"));
        assertEquals(2, at(kathmandu, DayOfWeek.THURSDAY, 17));
        assertEquals(1, at(kathmandu, DayOfWeek.FRIDAY, 5));
    }

    @Test
    void aChangeOfTheClockMovesTheHoursAfterIt() {
        // In Berlin Sunday, 29 March 2026, has no 2 o'clock: 0:30 UTC is 1:30, 1:30 UTC is 3:30.
        double midnight = 23.5 * DAY;
        rows.incoming("ann", midnight + 0.5 * HOUR).add();
        rows.incoming("ann", midnight + 1.5 * HOUR).add();
        rows.incoming("ann", midnight + 34.5 * HOUR).add(); // Monday 10:30 UTC, 12:30 by then
        rows.write();

        Engagement.Hours hours = engagement.hours(question("2026-03-01", "2026-04-30", "Europe/Berlin"));
        assertEquals(1, at(hours, DayOfWeek.SUNDAY, 1));
        assertEquals(0, at(hours, DayOfWeek.SUNDAY, 2));
        assertEquals(1, at(hours, DayOfWeek.SUNDAY, 3));
        assertEquals(1, at(hours, DayOfWeek.MONDAY, 12));
    }

    @Test
    void refusedMessagesCountByTheirCodeTheMostFrequentFirst() {
        rows.outgoing("ann", 0).refused("10").add();
        rows.outgoing("ann", 1).refused("10").add();
        rows.outgoing("bob", 2).refused("10").add();
        rows.outgoing("bob", 3).refused("551").add();
        rows.outgoing("bob", 4).add();
        rows.incoming("bob", 5).add();
        rows.write();

        assertEquals(
                List.of(new Engagement.Refused("10", 3, 2), new Engagement.Refused("551", 1, 1)),
                engagement.refused(fifth));
        assertEquals(4, engagement.hours(fifth).refused());
        assertEquals(5, engagement.hours(fifth).outgoing());
    }

    @Test
    void anEmptyRangeIsAllZero() {
        rows.incoming("ann", 0).add();
        rows.write();

        ReportQuestion before = question("2025-01-01", "2025-01-31", "UTC");
        assertEquals(31, engagement.counts(before).steps().size());
        assertEquals(0, engagement.counts(before).whole().sessions());
        assertNull(engagement.counts(before).whole().bounceRate());
        assertEquals(Collections.nCopies(5, null), engagement.answers(before).whole());
        assertEquals(List.of(), engagement.refused(before));
        assertEquals(Collections.nCopies(168, 0L), engagement.hours(before).hours());
    }
}
