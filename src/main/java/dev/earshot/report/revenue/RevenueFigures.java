package dev.earshot.report.revenue;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on revenue, each with its definition. Pure. */
final class RevenueFigures {
    private final ReportQuestion question;
    private final Money now;
    private final @Nullable Money before;

    /** @param before of the compared period; null if nothing is compared */
    RevenueFigures(ReportQuestion question, Money now, @Nullable Money before) {
        this.question = question;
        this.now = now;
        this.before = before;
    }

    /** All of the chosen currency, then the revenue in each other one. */
    List<Figure> of(String currency) {
        List<Figure> figures = new ArrayList<>(List.of(
                figure(
                        currency,
                        "revenue",
                        "Revenue",
                        "What was paid, less what was given back.",
                        Unit.MONEY,
                        money -> money.of(currency).revenue().doubleValue(),
                        events(currency)),
                figure(
                        currency,
                        "orders",
                        "Orders",
                        "Events with an amount above zero.",
                        Unit.COUNT,
                        money -> (double) money.of(currency).orders(),
                        orders(currency)),
                figure(
                        currency,
                        "averageOrder",
                        "Average order",
                        "The amount of an order, on average.",
                        Unit.MONEY,
                        money -> money.of(currency).averageOrder(),
                        orders(currency)),
                figure(
                        currency,
                        "payingUsers",
                        "Paying users",
                        "Users with an order.",
                        Unit.COUNT,
                        money -> (double) money.of(currency).payingUsers(),
                        EventUsers.of(orders(currency).traits())),
                figure(
                        currency,
                        "perPayingUser",
                        "Per paying user",
                        "Revenue by users with an order.",
                        Unit.MONEY,
                        money -> money.of(currency).perUser(money.of(currency).payingUsers()),
                        orders(currency)),
                figure(
                        currency,
                        "perUser",
                        "Per active user",
                        "Revenue by users who received a message.",
                        Unit.MONEY,
                        money -> money.of(currency).perUser(money.activeUsers()),
                        Behind.users(question.period().from(), question.period().to()))));
        if (now.of(currency).refunds() > 0
                || before != null && before.of(currency).refunds() > 0) {
            figures.add(refunds(currency));
        }
        now.currencies().stream().filter(other -> !other.equals(currency)).forEach(other -> figures.add(other(other)));
        return figures;
    }

    private Figure figure(
            String currency,
            String name,
            String title,
            String help,
            Unit unit,
            Function<Money, @Nullable Double> value,
            Behind behind) {
        return new Figure(
                name,
                unit == Unit.MONEY ? RevenueWords.in(title, currency) : title,
                help,
                unit,
                value.apply(now),
                before == null ? null : value.apply(before),
                true,
                behind);
    }

    private Figure refunds(String currency) {
        Function<Money, Double> value = money -> -money.of(currency).refunded().doubleValue();
        return new Figure(
                "refunds",
                RevenueWords.in("Refunds", currency),
                "Amounts below zero: what was given back.",
                Unit.MONEY,
                value.apply(now),
                before == null ? null : value.apply(before),
                false,
                events(currency).only(EventTrait.AMOUNT, EventTrait.BELOW_ZERO));
    }

    private Figure other(String currency) {
        return figure(
                currency,
                "revenue-" + currency,
                "Revenue",
                "What was paid, less what was given back; it is never added to what was paid in other currencies.",
                Unit.MONEY,
                money -> money.of(currency).revenue().doubleValue(),
                new Behind.Detail(RevenueReport.NAME, Map.of(RevenueReport.CURRENCY.name(), currency)));
    }

    private Behind.Events events(String currency) {
        return Behind.events(question).only(EventTrait.CURRENCY, currency);
    }

    private Behind.Events orders(String currency) {
        return events(currency).only(EventTrait.AMOUNT, EventTrait.ABOVE_ZERO);
    }
}
