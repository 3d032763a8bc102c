package dev.earshot.report.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class UsersTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Users users = new Users(STORED.store());

    private Users.Answer answer(String first, String last, String zone, Granularity granularity, ReportFilter filter) {
        return users.answer(new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.NONE,
                granularity,
                filter,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT));
    }

    private Users.Answer days(String first, String last) {
        return answer(first, last, "UTC", Granularity.DAY, ReportFilter.NONE);
    }

    private static <T> List<T> each(Users.Answer answer, Function<Users.Count, T> number) {
        return answer.steps().stream().map(number).toList();
    }

    @Test
    void activeReceivedAndEngagedSent() {
        // Ann asks and is answered, Bob is written to, Cleo gets no answer.
        rows.incoming("ann", 0).add();
        rows.outgoing("ann", 1).add();
        rows.outgoing("bob", 2).add();
        rows.incoming("cleo", 3).add();
        rows.incoming("cleo", 4).add();
        rows.write();

        Users.Answer day = days("2026-03-05", "2026-03-05");

        assertEquals(2, day.whole().active(), "ann and bob");
        assertEquals(2, day.whole().engaged(), "ann and cleo");
        assertEquals(new Users.Rolling(2, 2, 2, 1.0), day.whole().rollingActive());
        assertEquals(3, day.whole().newUsers());
        assertEquals(3, day.whole().lifetime());
    }

    @Test
    void aWeekCountsTheSeventhDayBackAndNotTheEighth() {
        // Ann writes on the 5th only. Bob on the 5th, the 6th and the 12th.
        rows.incoming("ann", 0).add();
        rows.incoming("bob", 0).add();
        rows.incoming("bob", DAY).add();
        rows.incoming("bob", 7 * DAY).add();
        rows.write();

        Users.Answer march = days("2026-03-04", "2026-03-13");

        // 4th: none. 5th to 11th: both (ann's day is the 7th back on the 11th). 12th: bob only.
        assertEquals(
                List.of(0L, 2L, 2L, 2L, 2L, 2L, 2L, 2L, 1L, 1L),
                each(march, count -> count.rollingEngaged().weekly()));
        assertEquals(
                List.of(0.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
                each(march, count -> count.rollingEngaged().daily()));
        assertEquals(0.4, march.whole().rollingEngaged().daily(), "four users' days in ten days");
        assertEquals(
                "2026-03-05T00:00:00Z",
                march.steps().get(7).weekFrom().toString(),
                "the week up to the end of the 11th");
    }

    @Test
    void thirtyDaysReachBackBeforeThePeriod() {
        // On 4 February, which is the 30th day back from 5 March; and on the 3rd, which is not.
        rows.incoming("ann", -29 * DAY).add();
        rows.incoming("bob", -30 * DAY).add();
        rows.incoming("cleo", 0).add();
        rows.write();

        Users.Answer day = days("2026-03-05", "2026-03-05");

        assertEquals(2, day.whole().rollingEngaged().monthly(), "ann and cleo");
        assertEquals(1, day.whole().rollingEngaged().weekly());
        assertEquals(0.5, day.whole().rollingEngaged().stickiness(), "1 of a day, 2 of 30 days");
        assertEquals("2026-02-04T00:00:00Z", day.whole().monthFrom().toString());
        assertEquals(1, day.whole().newUsers(), "cleo");
        assertEquals(3, day.whole().lifetime());
    }

    @Test
    void newUsersComeForTheFirstTimeEverAndOthersReturn() {
        // Ann came in February, Bob on the 5th and again on the 6th, Cleo on the 6th twice.
        rows.outgoing("ann", -20 * DAY).add();
        rows.incoming("ann", 0).add();
        rows.incoming("bob", 0).add();
        rows.incoming("bob", DAY).add();
        rows.outgoing("cleo", DAY).add();
        rows.incoming("cleo", DAY + 1).add();
        rows.write();

        Users.Answer march = days("2026-03-04", "2026-03-07");

        assertEquals(List.of(0L, 1L, 1L, 0L), each(march, Users.Count::newUsers));
        assertEquals(List.of(0L, 1L, 1L, 0L), each(march, Users.Count::returning));
        assertEquals(2, march.whole().newUsers(), "bob and cleo");
        assertEquals(1, march.whole().returning(), "ann; bob is new in these days, however often he came");
        assertEquals(List.of(1L, 2L, 3L, 3L), each(march, Users.Count::lifetime));
    }

    @Test
    void whoIsOldElsewhereIsNotNewHere() {
        // Ann wrote on the web before she wrote on Facebook.
        rows.incoming("ann", -DAY).platform("webchat").add();
        rows.incoming("ann", 0).platform("facebook").add();
        rows.write();

        Users.Answer facebook = answer(
                "2026-03-05",
                "2026-03-05",
                "UTC",
                Granularity.DAY,
                new ReportFilter("facebook", null, null, null, null, null));
        assertEquals(0, facebook.whole().newUsers());
        assertEquals(1, facebook.whole().returning());
        assertEquals(1, facebook.whole().lifetime());
        // Up to the day before, nobody had come by Facebook.
        Users.Answer before = answer(
                "2026-03-04",
                "2026-03-04",
                "UTC",
                Granularity.DAY,
                new ReportFilter("facebook", null, null, null, null, null));
        assertEquals(0, before.whole().lifetime());
    }

    @Test
    void aDayIsTheBotsOwnAlsoWhenTheClockChanges() {
        // 29 March 2026 has 23 hours in Berlin: it begins at 23:00 UTC of the 28th and ends at 22:00 UTC.
        double noonOf28 = 23 * DAY;
        rows.incoming("ann", noonOf28 + 10.9 * HOUR).add(); // 23:54 on the 28th
        rows.incoming("bob", noonOf28 + 11 * HOUR).add(); // 0:00 on the 29th
        rows.incoming("cleo", noonOf28 + 34 * HOUR - 0.001).add(); // the 29th's last moment
        rows.incoming("dan", noonOf28 + 34 * HOUR).add(); // 0:00 on the 30th
        rows.write();

        Users.Answer berlin = answer("2026-03-28", "2026-03-30", "Europe/Berlin", Granularity.DAY, ReportFilter.NONE);

        assertEquals(List.of(1L, 2L, 1L), each(berlin, Users.Count::engaged));
        assertEquals(
                List.of(1.0, 2.0, 1.0),
                each(berlin, count -> count.rollingEngaged().daily()));
        assertEquals(
                List.of(1L, 3L, 4L),
                each(berlin, count -> count.rollingEngaged().weekly()));
    }

    @Test
    void aWeeksStepHasItsOwnUsersAndTheAverageOfItsDays() {
        // Monday 2 to Sunday 8 March: Ann on two days, Bob on one. The period begins on Wednesday, so five days count.
        rows.incoming("ann", 0).add();
        rows.incoming("ann", DAY).add();
        rows.incoming("bob", DAY).add();
        rows.incoming("eve", -3 * DAY).add(); // Monday: of the week, but not of the period
        rows.write();

        Users.Answer weeks = answer("2026-03-04", "2026-03-08", "UTC", Granularity.WEEK, ReportFilter.NONE);

        assertEquals(1, weeks.steps().size());
        Users.Count week = weeks.steps().getFirst();
        assertEquals(2, week.engaged());
        assertEquals(3.0 / 5, week.rollingEngaged().daily());
        assertEquals(3, week.rollingEngaged().weekly(), "the seven days up to Sunday begin on Monday");
        assertEquals("2026-03-04T00:00:00Z", week.from().toString());
    }

    @Test
    void byTheHourADayIsTheTwentyFourHoursUpToTheHoursEnd() {
        rows.incoming("ann", 0.5 * HOUR).add(); // 12:30 on the 5th
        rows.write();

        Users.Answer hours = answer("2026-03-06", "2026-03-06", "UTC", Granularity.HOUR, ReportFilter.NONE);

        // Up to 12:00 on the 6th the last 24 hours hold Ann; from 13:00 on they do not.
        assertEquals(1.0, hours.steps().get(11).rollingEngaged().daily());
        assertEquals(0.0, hours.steps().get(12).rollingEngaged().daily());
        assertEquals(1, hours.steps().get(12).rollingEngaged().weekly());
        assertEquals(0, hours.steps().get(11).engaged());
    }

    @Test
    void lateAndOutOfOrderMessagesCountWhereTheyBelong() {
        rows.incoming("ann", DAY).add();
        rows.write();
        rows.incoming("ann", 0).add();
        rows.write();

        assertEquals(List.of(1L, 0L), each(days("2026-03-05", "2026-03-06"), Users.Count::newUsers));
    }

    @Test
    void whoHasOnlyEventsOrNoIdIsNoUser() {
        rows.event("ann", 0, "CUSTOM", "opened");
        rows.incoming("", 0).add();
        rows.write();

        Users.Count whole = days("2026-03-05", "2026-03-05").whole();
        assertEquals(0, whole.engaged() + whole.newUsers() + whole.lifetime());
    }

    @Test
    void anEmptyRangeIsAllZeroAndHasNoStickiness() {
        rows.incoming("ann", 0).add();
        rows.write();

        Users.Answer empty = days("2025-01-01", "2025-01-31");
        assertEquals(31, empty.steps().size());
        assertEquals(0, empty.whole().rollingEngaged().monthly() + empty.whole().lifetime());
        assertNull(empty.whole().rollingEngaged().stickiness());
        assertEquals(1, days("2027-01-01", "2027-01-02").whole().lifetime(), "ann is known for ever");
    }

    @Test
    void refusesAPeriodThatReachesTooFar() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> answer("2016-01-01", "2025-12-31", "UTC", Granularity.MONTH, ReportFilter.NONE));
        assertTrue(refused.getMessage().contains("at most 3630 days"), refused.getMessage());
    }
}
