package dev.earshot.report.revenue;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Revenue over time, by currency. */
final class RevenueSeries {
    private final NowAndBefore<List<Revenue.OfStep>> steps;
    private final List<String> currencies;

    RevenueSeries(Revenue revenue, ReportQuestion question, List<String> currencies) {
        this.currencies = currencies;
        this.steps = NowAndBefore.of(question, of -> revenue.steps(of, currencies));
    }

    Part revenue(String currency) {
        String title = RevenueWords.in("Revenue", currency);
        boolean isChosen = currency.equals(currencies.getFirst());
        return new Part(
                isChosen ? "revenue" : "revenue-" + currency,
                title,
                "What was paid in each step, less what was given back.",
                Part.Shape.BARS,
                grid(
                        currency,
                        List.of(new Grid.Column("revenue", title, Unit.MONEY)),
                        sums -> List.of(sums.revenue())));
    }

    Part orders(String currency) {
        return new Part(
                "orders",
                "Orders and paying users",
                "Events with an amount above zero in the chosen currency, and how many users had one in each step.",
                Part.Shape.LINES,
                grid(
                        currency,
                        List.of(
                                new Grid.Column("orders", "Orders", Unit.COUNT),
                                new Grid.Column("payingUsers", "Paying users", Unit.COUNT)),
                        sums -> List.of(sums.orders(), sums.payingUsers())));
    }

    private Grid grid(String currency, List<Grid.Column> columns, Function<Revenue.Sums, List<Number>> numbers) {
        Timeline timeline = steps.timeline(
                columns.size(),
                (series, all) -> all.stream()
                        .filter(step -> step.currency().equals(currency))
                        .forEach(step -> series.set(step.step(), numbers.apply(step.sums()))));
        return timeline.grid(
                columns,
                (from, to) -> events(currency, from, to),
                column -> (from, to) -> switch (columns.get(column).name()) {
                    case "payingUsers" -> EventUsers.of(orders(currency, from, to));
                    case "orders" -> orders(currency, from, to);
                    default -> events(currency, from, to);
                });
    }

    private static Behind.Events events(String currency, Instant from, Instant to) {
        return Behind.events(from, to).only(EventTrait.CURRENCY, currency);
    }

    private static Behind.Events orders(String currency, Instant from, Instant to) {
        return events(currency, from, to).only(EventTrait.AMOUNT, EventTrait.ABOVE_ZERO);
    }
}
