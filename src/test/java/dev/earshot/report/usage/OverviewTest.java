package dev.earshot.report.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class OverviewTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Overview overview = new Overview(STORED.store());

    private ReportQuestion question(String first, String last, String zone, ReportFilter filter) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.PERIOD_BEFORE,
                Granularity.DAY,
                filter,
                Map.of(),
                ReportQuestion.SESSION_TIMEOUT);
    }

    private Overview.Totals totals(String first, String last) {
        return overview.totals(question(first, last, "UTC", ReportFilter.NONE));
    }

    @Test
    void countsWhatWasSaidAndByHowMany() {
        // Ann asks twice and is answered once; Bob is written to and says nothing; Cleo speaks and gets no answer.
        rows.incoming("ann", 0).text("hi").add();
        rows.outgoing("ann", 2).text("hello").add();
        rows.incoming("ann", 10).text("flarp").intent("NotHandled").add();
        rows.outgoing("bob", 20).text("news").add();
        rows.incoming("cleo", 30).text("?").add();
        rows.write();

        Overview.Totals totals = totals("2026-03-05", "2026-03-05");

        assertEquals(3, totals.incoming());
        assertEquals(2, totals.outgoing());
        assertEquals(3, totals.users());
        assertEquals(2, totals.active(), "ann and bob received something");
        assertEquals(2, totals.engaged(), "ann and cleo sent something");
        assertEquals(3, totals.newUsers());
        assertEquals(OptionalDouble.of(1.0 / 3), totals.notHandledRate());
    }

    @Test
    void sessionsEndWithAPauseOfMoreThanHalfAnHour() {
        // Ann: 0, 30 min (exactly the timeout: the same session), 60 min 1 ms later: another.
        rows.incoming("ann", 0).add();
        rows.outgoing("ann", 30 * MINUTE).add();
        rows.incoming("ann", 60 * MINUTE + 0.001).add();
        // Bob's times are his own.
        rows.incoming("bob", 15 * MINUTE).add();
        rows.write();

        Overview.Totals totals = totals("2026-03-05", "2026-03-05");

        assertEquals(3, totals.sessions());
        assertEquals(1_800_000, totals.sessionMillis(), "half an hour, and two of one message each");
        assertEquals(4, totals.sessionMessages());
    }

    @Test
    void aSessionAcrossMidnightCountsOnTheDayItBeginsWithAllItsMessages() {
        // 23:50 on the 5th, 0:10 and 0:20 on the 6th.
        rows.incoming("ann", 11 * HOUR + 50 * MINUTE).add();
        rows.outgoing("ann", 12 * HOUR + 10 * MINUTE).add();
        rows.incoming("ann", 12 * HOUR + 20 * MINUTE).add();
        rows.write();

        assertEquals(1, totals("2026-03-05", "2026-03-05").sessions());
        assertEquals(3, totals("2026-03-05", "2026-03-05").sessionMessages());
        assertEquals(0, totals("2026-03-06", "2026-03-06").sessions());
        assertEquals(1, totals("2026-03-05", "2026-03-06").sessions());
    }

    @Test
    void theMedianAnswerTakesOnlyAnswersWithinTheSession() {
        // Answers after 1 s, 2 s and 9 s; one after an hour is another session; a second message in a row is no answer.
        rows.incoming("ann", 0).add();
        rows.outgoing("ann", 1).add();
        rows.outgoing("ann", 5).add();
        rows.incoming("ann", 10).add();
        rows.outgoing("ann", 12).add();
        rows.incoming("bob", 0).add();
        rows.outgoing("bob", 9).add();
        rows.incoming("cleo", 0).add();
        rows.outgoing("cleo", HOUR).add();
        rows.write();

        assertEquals(
                OptionalDouble.of(2_000), totals("2026-03-05", "2026-03-05").answerMillis());
    }

    @Test
    void lateAndOutOfOrderMessagesCountAsIfTheyHadComeInOrder() {
        // Written backwards: 40 min, then 20 min, then 0: each pause is 20 minutes, so it is one session.
        rows.outgoing("ann", 40 * MINUTE).add();
        rows.write();
        rows.incoming("ann", 20 * MINUTE).add();
        rows.write();
        rows.incoming("ann", 0).add();
        rows.write();

        Overview.Totals totals = totals("2026-03-05", "2026-03-05");
        assertEquals(1, totals.sessions());
        assertEquals(40 * 60_000, totals.sessionMillis());
        assertEquals(OptionalDouble.of(20 * 60_000), totals.answerMillis());
    }

    @Test
    void aDayIsTheBotsOwnDay() {
        // 23:30 UTC on the 5th is 0:30 on the 6th in Berlin.
        rows.incoming("ann", 11.5 * HOUR).add();
        rows.write();

        assertEquals(1, totals("2026-03-05", "2026-03-05").incoming());
        assertEquals(
                0,
                overview.totals(question("2026-03-05", "2026-03-05", "Europe/Berlin", ReportFilter.NONE))
                        .incoming());
        List<Overview.Step> days =
                overview.series(question("2026-03-05", "2026-03-06", "Europe/Berlin", ReportFilter.NONE));
        assertEquals(List.of(0L, 1L), days.stream().map(Overview.Step::incoming).toList());
        assertEquals("2026-03-05T23:00:00Z", days.get(1).start().toString());
        assertEquals(1, days.get(1).newUsers());
    }

    @Test
    void whoCameBeforeThePeriodIsNotNew() {
        rows.incoming("ann", -DAY).add();
        rows.incoming("ann", 0).add();
        rows.incoming("bob", 0).add();
        rows.write();

        assertEquals(1, totals("2026-03-05", "2026-03-05").newUsers());
        ReportQuestion before = question("2026-03-05", "2026-03-05", "UTC", ReportFilter.NONE)
                .compared()
                .orElseThrow();
        assertEquals(1, overview.totals(before).newUsers(), "ann, the day before");
    }

    @Test
    void whatACopyOrTheBotsAnswerSaysLaterCounts() {
        var asked = rows.incoming("ann", 0).text("flarp").add();
        rows.mark("NOT_HANDLED", "ann", 1).of(asked).add();
        var ordered = rows.incoming("ann", 2).text("pizza").add();
        rows.mark("INTENT", "ann", 3).of(ordered).value("order").add();
        rows.mark("INTENT", "ann", 4).of(ordered).value("other").add();
        rows.write();

        assertEquals(1, totals("2026-03-05", "2026-03-05").notHandled());
        ReportFilter order = new ReportFilter(null, null, "order", null, null, null);
        assertEquals(
                1,
                overview.totals(question("2026-03-05", "2026-03-05", "UTC", order))
                        .incoming());
        ReportFilter other = new ReportFilter(null, null, "other", null, null, null);
        assertEquals(
                0,
                overview.totals(question("2026-03-05", "2026-03-05", "UTC", other))
                        .incoming());
    }

    @Test
    void aPropertyMeansTheUsersNewestValueOfIt() {
        rows.incoming("ann", 0).add();
        rows.incoming("bob", 0).add();
        rows.properties("ann", 0, "{\"group\":\"A\"}");
        rows.properties("ann", 1, "{\"group\":\"B\"}");
        rows.properties("bob", 0, "{\"group\":\"A\",\"od~d/na\\\"me\":7}");
        rows.write();

        assertEquals(1, withProperty("group", "A").users(), "bob; ann was in A before");
        assertEquals(1, withProperty("group", "B").users(), "ann");
        assertEquals(1, withProperty("od~d/na\"me", "7").users(), "bob");
        assertEquals(0, withProperty("group", "' OR 1=1 --").users());
    }

    private Overview.Totals withProperty(String name, String value) {
        ReportFilter filter = new ReportFilter(null, null, null, null, name, value);
        return overview.totals(question("2026-03-05", "2026-03-05", "UTC", filter));
    }

    @Test
    void revenueIsNeverAddedUpOverCurrencies() {
        rows.event("ann", 0, "REVENUE", "buy", "17.45", "USD");
        rows.event("ann", 1, "REVENUE", "buy", "0.05", "USD");
        rows.event("bob", 1, "REVENUE", "buy", "3", "EUR");
        rows.event("bob", 1, "REVENUE", "buy", "4", null);
        rows.event("bob", DAY, "REVENUE", "buy", "100", "EUR");
        rows.write();

        Map<String, BigDecimal> revenue = totals("2026-03-05", "2026-03-05").revenue();
        assertEquals(List.of("", "EUR", "USD"), List.copyOf(revenue.keySet()));
        assertEquals(0, revenue.get("USD").compareTo(new BigDecimal("17.5")));
        assertEquals(0, revenue.get("EUR").compareTo(new BigDecimal("3")));
        assertEquals(0, revenue.get("").compareTo(new BigDecimal("4")));
    }

    @Test
    void anEmptyRangeIsAllZero() {
        rows.incoming("ann", 0).add();
        rows.write();

        Overview.Totals totals = totals("2025-01-01", "2025-01-31");
        assertEquals(0, totals.incoming() + totals.users() + totals.newUsers() + totals.sessions());
        assertTrue(totals.notHandledRate().isEmpty());
        assertTrue(totals.answerMillis().isEmpty());
        assertEquals(
                31,
                overview.series(question("2025-01-01", "2025-01-31", "UTC", ReportFilter.NONE))
                        .size());
    }
}
