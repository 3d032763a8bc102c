package dev.earshot.report.revenue;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Revenue over time, by currency. */
final class RevenueSeries {
    private final ReportQuestion question;
    private final List<Revenue.OfStep> steps;
    private final @Nullable List<Revenue.OfStep> before;
    private final List<String> currencies;

    RevenueSeries(Revenue revenue, ReportQuestion question, List<String> currencies) {
        this.question = question;
        this.currencies = currencies;
        this.steps = revenue.steps(question, currencies);
        this.before = question.compared()
                .map(other -> revenue.steps(other, currencies))
                .orElse(null);
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
        Timeline timeline = timeline(question, steps, currency, columns.size(), numbers);
        List<Revenue.OfStep> other = before;
        if (other != null) {
            ReportQuestion compared = question.compared().orElseThrow();
            timeline.against(timeline(compared, other, currency, columns.size(), numbers));
        }
        return timeline.grid(
                columns,
                (from, to) -> events(currency, from, to),
                column -> (from, to) -> switch (columns.get(column).name()) {
                    case "payingUsers" -> EventUsers.of(orders(currency, from, to));
                    case "orders" -> orders(currency, from, to);
                    default -> events(currency, from, to);
                });
    }

    private static Timeline timeline(
            ReportQuestion of,
            List<Revenue.OfStep> summed,
            String currency,
            int width,
            Function<Revenue.Sums, List<Number>> numbers) {
        Timeline timeline = new Timeline(of, width);
        summed.stream()
                .filter(step -> step.currency().equals(currency))
                .forEach(step -> timeline.set(step.step(), numbers.apply(step.sums())));
        return timeline;
    }

    private static Behind.Events events(String currency, Instant from, Instant to) {
        return Behind.events(from, to).only(EventTrait.CURRENCY, currency);
    }

    private static Behind.Events orders(String currency, Instant from, Instant to) {
        return events(currency, from, to).only(EventTrait.AMOUNT, EventTrait.ABOVE_ZERO);
    }
}
