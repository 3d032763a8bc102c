package dev.earshot.report.revenue;

import static dev.earshot.report.Answered.figure;
import static dev.earshot.report.Answered.grid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.EventRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times are seconds from noon UTC of Thursday, 5 March 2026. */
class RevenueTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private static final double HOUR = 3_600;
    private static final double DAY = 86_400;

    private final BotRows rows = STORED.newBot();
    private final Revenue revenue = new Revenue(STORED.store());
    private final RevenueReport report = new RevenueReport(STORED.store());

    private ReportQuestion thatDay(Map<String, String> options) {
        return rows.question("2026-03-05", "2026-03-05", "UTC", options);
    }

    private EventRow paid(String user, double seconds, String amount, @Nullable String currency) {
        return rows.event(user, seconds, "REVENUE", "buy", amount, currency);
    }

    @Test
    void anOrderIsAboveZeroARefundBelowAndRevenueTheSumOfBoth() {
        // Ann orders for 30 and 10 and gets 10 back; Bob orders for 20; Cleo's order is free; somebody unknown pays 5.
        // Three people were written to: Ann, Bob and Dan.
        for (String user : List.of("ann", "bob", "dan")) {
            rows.outgoing(user, 0).add();
        }
        rows.incoming("eve", 0).add();
        paid("ann", 1, "30", "EUR");
        paid("ann", 2, "10", "EUR");
        paid("ann", 3, "-10", "EUR");
        paid("bob", 4, "20", "EUR");
        paid("cleo", 5, "0", "EUR");
        paid("", 6, "5", "EUR");
        rows.write();

        ReportAnswer answer = report.answer(thatDay(Map.of()));
        assertEquals(55, figure(answer, "revenue").value());
        assertEquals(4, figure(answer, "orders").value());
        assertEquals(65.0 / 4, figure(answer, "averageOrder").value());
        assertEquals(2, figure(answer, "payingUsers").value());
        assertEquals(55.0 / 2, figure(answer, "perPayingUser").value());
        assertEquals(55.0 / 3, figure(answer, "perUser").value(), "ann, bob and dan received a message");
        assertEquals(10, figure(answer, "refunds").value());
        assertEquals("Revenue in EUR", figure(answer, "revenue").title());
    }

    @Test
    void currenciesAreNeverAddedUpAndTheMostUsedIsShown() {
        paid("ann", 0, "1000", "USD");
        paid("ann", 1, "2", "EUR");
        paid("bob", 2, "3.50", "EUR");
        paid("bob", 3, "7", null);
        rows.write();

        ReportAnswer answer = report.answer(thatDay(Map.of()));
        assertEquals(5.5, figure(answer, "revenue").value(), "in EUR, which has two of the four");
        assertEquals(1000, figure(answer, "revenue-USD").value());
        assertEquals(7, figure(answer, "revenue-none").value());
        assertEquals(
                List.of(List.of("EUR", "5.5"), List.of("USD", "1000"), List.of("(not said)", "7")),
                grid(answer, "currencies").rows().stream()
                        .sorted(java.util.Comparator.comparing(row -> List.of("EUR", "USD", "(not said)")
                                .indexOf(row.values().getFirst())))
                        .map(row -> List.of(
                                (String) Objects.requireNonNull(row.values().get(0)),
                                ((BigDecimal) Objects.requireNonNull(
                                                row.values().get(1)))
                                        .toPlainString()))
                        .toList());
        assertEquals(
                1000,
                figure(report.answer(thatDay(Map.of("currency", "USD"))), "revenue")
                        .value());
        assertEquals(
                7,
                figure(report.answer(thatDay(Map.of("currency", "none"))), "revenue")
                        .value());
        assertTrue(
                answer.parts().stream()
                        .map(Part::name)
                        .toList()
                        .containsAll(List.of("revenue", "revenue-USD", "revenue-none")),
                "a series for every currency");
    }

    @Test
    void breaksDownByNameAndByAKeyOfTheMetadata() {
        rows.event("ann", 0, "REVENUE", "shop", "10", "EUR", "{\"metadata\":{\"shop\":\"north\"}}");
        rows.event("bob", 1, "REVENUE", "shop", "5", "EUR", "{\"metadata\":{\"shop\":\"south\"}}");
        rows.event("bob", 2, "REVENUE", "tip", "7", "EUR", "{\"metadata\":{\"shop\":\"south\"}}");
        rows.event("bob", 3, "REVENUE", "tip", "99", "USD", "{\"metadata\":{\"shop\":\"south\"}}");
        rows.write();

        ReportQuestion question = thatDay(Map.of("key", "shop"));
        assertEquals(
                List.of("south", "north"),
                revenue.values(question, "EUR", "shop", null).stream()
                        .map(Revenue.OfValue::value)
                        .toList(),
                "12 against 10; what was paid in dollars does not count");
        assertEquals(
                List.of("shop", "tip"),
                revenue.names(question, "EUR", null).stream()
                        .map(Revenue.OfName::name)
                        .toList());
        assertEquals(List.of("shop"), report.values(question, RevenueReport.KEY));
        assertEquals(List.of("EUR", "USD"), report.values(question, RevenueReport.CURRENCY));
    }

    @Test
    void theLargestOrdersLeadToTheirPlaceAndPerson() {
        EventRow small = paid("ann", 0, "1", "EUR");
        EventRow large = paid("bob", 1, "100", "EUR");
        paid("bob", 2, "-100", "EUR");
        rows.write();

        List<Grid.Row> largest =
                grid(report.answer(thatDay(Map.of())), "largest").rows();
        assertEquals(2, largest.size(), "a refund is no order");
        assertEquals(new Behind.Person("bob"), largest.getFirst().behind());
        assertEquals(
                new Behind.Place("bob", large.id()), largest.getFirst().cells().get(1));
        assertEquals(
                new Behind.Place("ann", small.id()), largest.getLast().cells().get(1));
    }

    @Test
    void aDayIsTheBotsOwnDayAndTheDayBeforeLiesBesideIt() {
        // 23:30 UTC on the 5th is 0:30 on the 6th in Berlin.
        paid("ann", 11.5 * HOUR, "10", "EUR");
        paid("ann", 0, "4", "EUR");
        rows.write();

        ReportAnswer sixth = report.answer(rows.question("2026-03-06", "2026-03-06", "Europe/Berlin", Map.of()));
        assertEquals(10, figure(sixth, "revenue").value());
        assertEquals(4, figure(sixth, "revenue").before());
        assertEquals(
                List.of(new BigDecimal("10"), new BigDecimal("4")),
                grid(sixth, "revenue").rows().getFirst().values().subList(1, 3));
    }

    @Test
    void directionAndIntentMeanMessagesAndLeaveRevenueAndActiveUsersAlone() {
        rows.outgoing("ann", 0).add();
        paid("ann", 1, "10", "EUR");
        rows.write();

        ReportFilter incoming = new ReportFilter(null, "INCOMING", "order", null, null, null);
        assertEquals(
                10,
                figure(report.answer(thatDay(Map.of()).with(incoming)), "perUser")
                        .value());
    }

    @Test
    void anEmptyRangeIsEmptyAndDividesByNothing() {
        paid("ann", DAY, "10", "EUR");
        rows.write();

        ReportAnswer answer = report.answer(rows.question("2025-01-01", "2025-01-31", "UTC", Map.of()));
        assertTrue(answer.isEmpty());
        assertNull(figure(answer, "averageOrder").value());
        assertNull(figure(answer, "perUser").value());
        assertFalse(report.answer(rows.question("2026-03-06", "2026-03-06", "UTC", Map.of()))
                .isEmpty());
    }
}
