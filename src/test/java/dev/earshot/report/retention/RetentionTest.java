package dev.earshot.report.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Comparison;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are days from noon UTC of Thursday, 5 March 2026; now is noon of Tuesday, 10 March, unless said otherwise. */
class RetentionTest {
    @RegisterExtension
    static final StoredRows STORED = StoredRows.settling();

    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private Instant now = Instant.parse("2026-03-10T12:00:00Z");

    private void says(String user, double... days) {
        for (double day : days) {
            rows.incoming(user, day * DAY).add();
        }
    }

    private ReportQuestion question(
            String first, String last, String zone, Granularity granularity, Map<String, String> options) {
        return question(first, last, zone, granularity, options, ReportFilter.NONE);
    }

    private ReportQuestion question(
            String first,
            String last,
            String zone,
            Granularity granularity,
            Map<String, String> options,
            ReportFilter filter) {
        return new ReportQuestion(
                rows.bot,
                new Period(LocalDate.parse(first), LocalDate.parse(last), ZoneId.of(zone)),
                Comparison.NONE,
                granularity,
                filter,
                options,
                ReportQuestion.SESSION_TIMEOUT);
    }

    private ReportQuestion days(String first, String last, Map<String, String> options) {
        return question(first, last, "UTC", Granularity.DAY, options);
    }

    /** Each cohort as its size and who came back 1, 2, … steps later. */
    private List<List<@Nullable Long>> cohorts(ReportQuestion question) {
        return new Retention(STORED.store())
                .cohorts(question, Returning.of(question), RetentionSteps.of(question, now)).stream()
                        .map(RetentionTest::numbers)
                        .toList();
    }

    private static List<@Nullable Long> numbers(Retention.Cohort cohort) {
        List<@Nullable Long> numbers = new java.util.ArrayList<>(cohort.returned());
        numbers.addFirst(cohort.size());
        return numbers;
    }

    private static List<@Nullable Long> row(@Nullable Long... numbers) {
        return Arrays.asList(numbers);
    }

    @Test
    void countsWhoCameBackInAStepAndLeavesOpenWhatHasNotPassed() {
        // Ann is new on the 5th and back on the 6th and 8th; Bob is new on the 5th and gone; Cleo is new on the 6th,
        // back on the 7th.
        says("ann", 0, 1, 3);
        says("bob", 0, 0.1);
        says("cleo", 1, 2);
        rows.write();

        assertEquals(
                List.of(
                        row(2L, 1L, 0L, 1L, 0L), // the 6th, 7th, 8th and 9th
                        row(1L, 1L, 0L, 0L, null), // the 10th has not passed
                        row(0L, 0L, 0L, null, null)),
                cohorts(days("2026-03-05", "2026-03-07", Map.of())));
    }

    @Test
    void rollingCountsWhoCameBackThenOrLaterTodayIncluded() {
        // Ann is back on the 6th and 8th; Bob on the 10th, this morning, which is '4 days later, or later'.
        says("ann", 0, 1, 3);
        says("bob", 0, 4.9);
        rows.write();

        assertEquals(
                List.of(row(2L, 2L, 2L, 2L, 1L)), cohorts(days("2026-03-05", "2026-03-05", Map.of("mode", "rolling"))));
    }

    @Test
    void existingUsersAreThoseWhoWereNotNew() {
        // Ann is new on the 5th, and belongs to the existing ones on the 6th and 7th.
        says("ann", 0, 1, 2);
        says("bob", 1, 2);
        rows.write();

        ReportQuestion existing = days("2026-03-05", "2026-03-07", Map.of("users", "existing"));
        assertEquals(
                List.of(row(0L, 0L, 0L, 0L, 0L), row(1L, 1L, 0L, 0L, null), row(2L, 0L, 0L, null, null)),
                cohorts(existing));
        assertEquals(
                List.of(row(1L, 1L, 1L, 0L, 0L), row(2L, 2L, 0L, 0L, null), row(2L, 0L, 0L, null, null)),
                cohorts(days("2026-03-05", "2026-03-07", Map.of("users", "all"))));
    }

    @Test
    void whoWasThereBeforeThePeriodIsNotNewInIt() {
        // The week begins on Monday the 2nd, the period on Wednesday the 4th. Ann came on Tuesday the 3rd, and again on
        // the 5th.
        says("ann", -2, 0, 7);
        says("bob", 0);
        rows.write();
        now = Instant.parse("2026-03-23T12:00:00Z");

        assertEquals(
                List.of(row(1L, 0L, 0L)),
                cohorts(question("2026-03-04", "2026-03-08", "UTC", Granularity.WEEK, Map.of())));
        assertEquals(
                List.of(row(1L, 1L, 0L)),
                cohorts(question("2026-03-04", "2026-03-08", "UTC", Granularity.WEEK, Map.of("users", "existing"))));
    }

    @Test
    void countsThoseWhoCameBackWithAnIntentAlsoWhereItBecameKnownLater() {
        says("ann", 0);
        says("bob", 0);
        says("cleo", 0, 1);
        rows.incoming("ann", DAY).intent("order").add();
        var asked = rows.incoming("bob", DAY).add();
        rows.mark("INTENT", "bob", DAY + 1).of(asked).value("order").add();
        rows.write();

        Map<String, String> order = Map.of("mode", "intent", "with", "order");
        assertEquals(List.of(row(3L, 2L, 0L, 0L, 0L)), cohorts(days("2026-03-05", "2026-03-05", order)));
        // A filter says who belongs to the cohort, which is nobody here; the intent to come back with stands for
        // itself.
        ReportFilter greeted = new ReportFilter(null, null, "greeting", null, null, null);
        assertEquals(
                List.of(row(0L, 0L, 0L, 0L, 0L)),
                cohorts(question("2026-03-05", "2026-03-05", "UTC", Granularity.DAY, order, greeted)));
    }

    @Test
    void countsThoseToWhomAnEventHappened() {
        // Dan has an event but never a message: he is in no cohort.
        says("ann", 0);
        says("bob", 0, 1);
        rows.event("ann", DAY, "CUSTOM", "purchase");
        rows.event("bob", DAY, "CUSTOM", "visit");
        rows.event("dan", 0, "CUSTOM", "purchase");
        rows.write();

        assertEquals(
                List.of(row(2L, 1L, 0L, 0L, 0L)),
                cohorts(days("2026-03-05", "2026-03-05", Map.of("mode", "event", "with", "purchase"))));
    }

    @Test
    void aDayIsTheBotsOwnAlsoWhereTheClockChanges() {
        // In Berlin, Sunday 29 March 2026 has 23 hours: 28 March 23:00 UTC to 29 March 22:00 UTC.
        now = Instant.parse("2026-04-01T12:00:00Z");
        double midnight = 23.5 * DAY - 3_600; // Saturday's end in Berlin
        rows.incoming("ann", midnight - 1).add();
        rows.incoming("ann", midnight + 23 * 3_600 - 1).add(); // Sunday's last second
        rows.incoming("bob", midnight - 1).add();
        rows.incoming("bob", midnight + 23 * 3_600).add(); // Monday's first
        rows.write();

        assertEquals(
                List.of(row(2L, 1L, 1L, 0L)),
                cohorts(question("2026-03-28", "2026-03-28", "Europe/Berlin", Granularity.DAY, Map.of())));
        assertEquals(
                List.of(row(2L, 2L, 0L, 0L)), // 23:00 of Saturday and 22:00 of Sunday are both before midnight UTC
                cohorts(question("2026-03-28", "2026-03-28", "UTC", Granularity.DAY, Map.of())));
    }

    @Test
    void whatCameLateCountsWhereItBelongs() {
        says("ann", 2);
        rows.write();
        says("ann", 0);
        rows.write();

        assertEquals(
                List.of(row(1L, 0L, 1L, 0L, 0L)),
                cohorts(days("2026-03-05", "2026-03-05", Map.of())),
                "new on the 5th");
    }

    @Test
    void monthsAndAnEmptyRange() {
        says("ann", -60, 0); // 4 January and 5 March
        rows.write();

        assertEquals(
                List.of(row(1L, 0L), row(0L, null), row(0L, null)),
                cohorts(question("2026-01-01", "2026-03-10", "UTC", Granularity.MONTH, Map.of())));
        assertEquals(
                List.of(row(0L, 0L, 0L)),
                cohorts(question("2025-12-01", "2025-12-31", "UTC", Granularity.MONTH, Map.of())));
    }

    @Test
    void aFilterSaysWhatCountsAsAMessage() {
        // Ann writes on the 5th and is only written to on the 6th; Bob is written to on the 5th.
        says("ann", 0);
        rows.outgoing("ann", DAY).add();
        rows.outgoing("bob", 0).add();
        rows.write();

        ReportFilter incoming = new ReportFilter(null, "INCOMING", null, null, null, null);
        assertEquals(
                List.of(row(1L, 0L, 0L, 0L, 0L)),
                cohorts(question("2026-03-05", "2026-03-05", "UTC", Granularity.DAY, Map.of(), incoming)));
    }

    private ReportAnswer answer(ReportQuestion question) {
        return new RetentionReport(STORED.store(), InstantSource.fixed(now)).answer(question);
    }

    private static Figure figure(ReportAnswer answer, String name) {
        return answer.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAverageIsWeightedByTheSizesOfTheCohortsThatAreKnown() {
        // The 8th: 3 new, 1 back on the 9th. The 9th: 1 new, not known yet. The 7th: 1 new and back on the 8th.
        says("ann", 3, 4);
        says("bob", 3);
        says("cleo", 3);
        says("dan", 4);
        says("eve", 2, 3);
        rows.write();

        ReportAnswer answer = answer(days("2026-03-07", "2026-03-09", Map.of()));

        assertEquals(5.0, figure(answer, "users").value());
        assertEquals(5.0 / 3, figure(answer, "cohortSize").value());
        assertEquals(0.5, figure(answer, "after1").value(), "2 of the 4 who could have");
        assertEquals(null, figure(answer, "after7").value());
    }

    @Test
    void daysAreShownWhereHoursAreAskedFor() {
        says("ann", 0, 1);
        rows.write();

        assertEquals(
                cohorts(days("2026-03-05", "2026-03-05", Map.of())),
                cohorts(question("2026-03-05", "2026-03-05", "UTC", Granularity.HOUR, Map.of())));
    }

    @Test
    void refusesWhatItCannotAnswer() {
        assertEquals(
                "'with' must name the intent with which users come back",
                refusal(days("2026-03-05", "2026-03-05", Map.of("mode", "intent"))));
        assertEquals(
                "'with' is at most 300 characters long",
                refusal(days("2026-03-05", "2026-03-05", Map.of("mode", "event", "with", "x".repeat(301)))));
        assertEquals(
                "that gives more than 130 cohorts; choose wider steps or a shorter period",
                refusal(days("2026-01-01", "2026-12-31", Map.of())));
    }

    private String refusal(ReportQuestion question) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> answer(question))
                .getMessage());
    }

    private long found(Behind behind, ReportQuestion question) {
        Map<String, String> options = ((Behind.Detail) behind).options();
        ReportQuestion detail = question(
                question.period().first().toString(),
                question.period().last().toString(),
                "UTC",
                question.granularity(),
                options,
                question.filter());
        ReportAnswer answer = new CohortReport(STORED.store(), InstantSource.fixed(now)).answer(detail);
        Grid users = answer.parts().getFirst().grid();
        assertEquals(figure(answer, "users").value(), (double) users.rows().size());
        return users.rows().size();
    }

    @Test
    void aNumberLeadsToAsManyUsersAsItSays() {
        says("ann", 0, 1, 3);
        says("bob", 0, 1);
        says("cleo", -1, 0, 3);
        rows.write();
        for (String mode : List.of("classic", "rolling")) {
            ReportQuestion question = days("2026-03-05", "2026-03-07", Map.of("users", "all", "mode", mode));
            ReportAnswer answer = answer(question);
            List<List<@Nullable Long>> cohorts = cohorts(question);
            for (int i = 0; i < cohorts.size(); i++) {
                Grid.Row row = answer.parts().getFirst().grid().rows().get(i);
                for (int later = 0; later < cohorts.get(i).size(); later++) {
                    Behind behind = row.cells().get(later + 1);
                    if (behind != null) {
                        assertEquals(cohorts.get(i).get(later), found(behind, question), mode + " " + i + " " + later);
                    }
                }
            }
            assertEquals(3 + 2, figure(answer, "users").value(), "all on the 5th, two on the 6th");
            assertEquals(5, found(figure(answer, "users").behind(), question));
        }
    }

    @Test
    void ofNewUsersTheListOfUsersTells() {
        says("ann", 0, 1);
        rows.write();
        Grid.Row row = answer(days("2026-03-05", "2026-03-05", Map.of()))
                .parts()
                .getFirst()
                .grid()
                .rows()
                .getFirst();
        Instant first = Instant.parse("2026-03-05T00:00:00Z");
        Instant second = Instant.parse("2026-03-06T00:00:00Z");
        Instant third = Instant.parse("2026-03-07T00:00:00Z");
        assertEquals(new Behind.Users(first, second, first, second), row.behind());
        assertEquals(new Behind.Users(second, third, first, second), row.cells().get(2));
    }
}
