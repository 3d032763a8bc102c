package dev.earshot.report.referrals;

import static dev.earshot.report.Answered.grid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class ReferralsTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Referrals referrals = new Referrals(STORED.store());
    private final ReferralsReport report = new ReferralsReport(STORED.store());

    private ReportQuestion march(Map<String, String> options) {
        return rows.question("2026-03-01", "2026-03-31", "UTC", options);
    }

    private void came(String user, double seconds, String attributes) {
        rows.event(user, seconds, "REFERRAL", "referral", null, null, attributes);
    }

    private Referrals.Counts totals() {
        return referrals.all(march(Map.of()), Map.of()).totals();
    }

    private List<String> people(Who who) {
        return referrals.people(march(Map.of()), Map.of(), who).stream()
                .map(Referrals.Brought::user)
                .toList();
    }

    @Test
    void countsWhomEachSourceRefAndAdBrought() {
        // Ann comes by the ad twice and once by a link; Bob by the ad; Cleo by something that says nothing.
        came("ann", 0, "{\"source\":\"ADS\",\"ref\":\"summer\",\"ad_id\":\"6001\"}");
        came("ann", 1, "{\"source\":\"ADS\",\"ref\":\"summer\",\"ad_id\":\"6001\"}");
        came("ann", 2, "{\"source\":\"SHORTLINK\",\"ref\":\"mail\"}");
        came("bob", 3, "{\"source\":\"ADS\",\"ref\":\"winter\",\"ad_id\":\"6001\"}");
        came("cleo", 4, "{}");
        came("", 5, "{\"source\":\"ADS\"}");
        rows.write();

        assertEquals(new Referrals.Counts(3, 6, 3, 0, 0), totals());
        assertEquals(
                Map.of("ADS", 2L, "SHORTLINK", 1L, "(not said)", 1L), brought(Origin.SOURCE), "ann counts for both");
        assertEquals(Map.of("summer", 1L, "mail", 1L, "winter", 1L, "(not said)", 1L), brought(Origin.REF));
        assertEquals(Map.of("6001", 2L, "(not said)", 2L), brought(Origin.AD));
    }

    private Map<String, Long> brought(Origin origin) {
        return referrals.all(march(Map.of()), Map.of()).origins().getOrDefault(origin, List.of()).stream()
                .collect(java.util.stream.Collectors.toMap(
                        one -> ReferralsReport.label(one.value()),
                        one -> one.counts().users()));
    }

    @Test
    void newIsWhoHadNoMessageUntilADayBefore() {
        // Ann's first message is the one that carried the referral; Bob was first heard of exactly a day before, Cleo a
        // millisecond earlier, Dan never.
        came("ann", 0, "{}");
        rows.incoming("ann", 0).add();
        came("bob", 0, "{}");
        rows.outgoing("bob", -DAY).add();
        came("cleo", 0, "{}");
        rows.outgoing("cleo", -DAY - 0.001).add();
        came("dan", 0, "{}");
        rows.write();

        assertEquals(3, totals().newUsers());
        assertEquals(List.of("ann", "bob", "dan"), people(Who.NEW));
    }

    @Test
    void wroteMeansWithinADayAfterAlsoBeyondThePeriod() {
        double lastHour = 26 * DAY + 11 * HOUR; // 31 March, 23:00 UTC
        came("ann", lastHour, "{}");
        rows.incoming("ann", lastHour + DAY - 0.001).add();
        came("bob", lastHour, "{}");
        rows.incoming("bob", lastHour + DAY).add();
        came("cleo", lastHour, "{}");
        rows.incoming("cleo", lastHour - 1).add();
        came("dan", lastHour, "{}");
        rows.outgoing("dan", lastHour + 1).add();
        came("eve", 0, "{}");
        rows.incoming("eve", lastHour).add();
        came("eve", lastHour, "{}");
        rows.write();

        assertEquals(List.of("ann", "eve"), people(Who.MESSAGED), "eve after her second time");
        assertEquals(2, totals().messaged());
    }

    @Test
    void revenueIsWhatWasPaidAfterTheFirstReferralWithinThePeriodByCurrency() {
        came("ann", 0, "{\"source\":\"ADS\"}");
        rows.event("ann", -1, "REVENUE", "buy", "1000", "EUR");
        rows.event("ann", 1, "REVENUE", "buy", "10", "EUR");
        came("ann", 2, "{\"source\":\"ADS\"}");
        rows.event("ann", 3, "REVENUE", "buy", "5.5", "EUR");
        rows.event("ann", 4, "REVENUE", "buy", "7", "USD");
        rows.event("ann", 5, "REVENUE", "refund", "-0.5", "EUR");
        rows.event("ann", 27 * DAY, "REVENUE", "buy", "2000", "EUR");
        came("bob", 0, "{\"source\":\"SHORTLINK\"}");
        rows.event("bob", -1, "REVENUE", "buy", "3000", "EUR");
        rows.event("cleo", 1, "REVENUE", "buy", "4000", "EUR");
        rows.write();

        assertEquals(
                Map.of("EUR", new BigDecimal("15"), "USD", new BigDecimal("7")),
                referrals.revenue(march(Map.of()), Map.of()),
                "two referrals do not double it");
        assertEquals(1, totals().paid(), "bob paid before only, cleo was not brought");
        assertEquals(List.of("ann"), people(Who.PAID));
        Grid sources = grid(report.answer(march(Map.of())), "source");
        assertEquals(
                List.of(
                        "source",
                        "users",
                        "referrals",
                        "newUsers",
                        "messaged",
                        "paid",
                        "revenue-EUR",
                        "revenue-USD",
                        "usersBefore",
                        "change"),
                sources.columns().stream().map(Grid.Column::name).toList());
        assertEquals(
                List.of("ADS", 1L, 2L, 1L, 0L, 1L, new BigDecimal("15"), new BigDecimal("7"), 0L),
                sources.rows().stream()
                        .min(Comparator.comparing(
                                row -> String.valueOf(row.values().getFirst())))
                        .orElseThrow()
                        .values()
                        .subList(0, 9));
    }

    @Test
    void aChosenOriginLooksCloserAtThoseWhoCameFromThere() {
        came("ann", 0, "{\"source\":\"ADS\",\"ref\":\"summer\"}");
        came("bob", 1, "{\"source\":\"ADS\"}");
        came("cleo", 2, "{\"source\":\"SHORTLINK\",\"ref\":\"summer\"}");
        rows.write();

        assertEquals(List.of("bob", "ann"), shown(Map.of("source", "ADS")));
        assertEquals(List.of("ann"), shown(Map.of("source", "ADS", "ref", "summer")));
        assertEquals(List.of("bob"), shown(Map.of("ref", "(not said)")));
        assertEquals(List.of(), shown(Map.of("ref", "' OR 1=1 --")));
        assertEquals(
                List.of("ADS", "SHORTLINK"),
                report.values(march(Map.of()), Objects.requireNonNull(ReferralsReport.ORIGINS.get(Origin.SOURCE))));
    }

    private List<Object> shown(Map<String, String> options) {
        return grid(report.answer(march(options)), "people").rows().stream()
                .<Object>map(row -> Objects.requireNonNull(row.values().getFirst()))
                .toList();
    }

    @Test
    void aDayIsTheBotsOwnDay() {
        // 23:30 UTC on the 5th is 0:30 on the 6th in Berlin.
        came("ann", 11.5 * HOUR, "{}");
        rows.write();

        ReportAnswer answer = report.answer(rows.question("2026-03-05", "2026-03-06", "Europe/Berlin", Map.of()));
        assertEquals(
                List.of(0L, 1L),
                grid(answer, "over-time").rows().stream()
                        .map(row -> row.values().get(1))
                        .toList());
    }

    @Test
    void anEmptyRangeIsEmpty() {
        came("ann", 0, "{\"source\":\"ADS\"}");
        rows.write();

        ReportAnswer answer = report.answer(rows.question("2025-01-01", "2025-01-31", "UTC", Map.of()));
        assertTrue(answer.isEmpty());
        assertEquals(
                List.of("users", "referrals", "newUsers", "messaged", "paid"),
                answer.figures().stream().map(Figure::name).toList());
    }
}
