package dev.earshot.report.revenue;

import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on revenue, each with its definition. Pure. */
final class RevenueFigures {
    private final NowAndBefore<Money> money;

    RevenueFigures(NowAndBefore<Money> money) {
        this.money = money;
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
                        one -> one.of(currency).revenue(),
                        events(currency)),
                figure(
                        currency,
                        "orders",
                        "Orders",
                        "Events with an amount above zero.",
                        Unit.COUNT,
                        one -> one.of(currency).orders(),
                        orders(currency)),
                figure(
                        currency,
                        "averageOrder",
                        "Average order",
                        "The amount of an order, on average.",
                        Unit.MONEY,
                        one -> one.of(currency).averageOrder(),
                        orders(currency)),
                figure(
                        currency,
                        "payingUsers",
                        "Paying users",
                        "Users with an order.",
                        Unit.COUNT,
                        one -> one.of(currency).payingUsers(),
                        EventUsers.of(orders(currency).traits())),
                figure(
                        currency,
                        "perPayingUser",
                        "Per paying user",
                        "Revenue by users with an order.",
                        Unit.MONEY,
                        one -> one.of(currency).perUser(one.of(currency).payingUsers()),
                        orders(currency)),
                figure(
                        currency,
                        "perUser",
                        "Per active user",
                        "Revenue by users who received a message.",
                        Unit.MONEY,
                        one -> one.of(currency).perUser(one.activeUsers()),
                        Behind.messages(money.question()).users())));
        Money before = money.before();
        if (money.now().of(currency).refunds() > 0
                || before != null && before.of(currency).refunds() > 0) {
            figures.add(refunds(currency));
        }
        money.now().currencies().stream()
                .filter(other -> !other.equals(currency))
                .forEach(other -> figures.add(other(other)));
        return figures;
    }

    private Figure figure(
            String currency,
            String name,
            String title,
            String help,
            Unit unit,
            Function<Money, @Nullable Number> value,
            Behind behind) {
        return money.figure(
                name, unit == Unit.MONEY ? RevenueWords.in(title, currency) : title, help, unit, true, value, behind);
    }

    private Figure refunds(String currency) {
        return money.figure(
                "refunds",
                RevenueWords.in("Refunds", currency),
                "Amounts below zero: what was given back.",
                Unit.MONEY,
                false,
                one -> one.of(currency).refunded().negate(),
                events(currency).only(EventTrait.AMOUNT, EventTrait.BELOW_ZERO));
    }

    private Figure other(String currency) {
        return figure(
                currency,
                "revenue-" + currency,
                "Revenue",
                "What was paid, less what was given back; it is never added to what was paid in other currencies.",
                Unit.MONEY,
                one -> one.of(currency).revenue(),
                new Behind.Detail(RevenueReport.NAME, Map.of(RevenueReport.CURRENCY.name(), currency)));
    }

    private Behind.Events events(String currency) {
        return Behind.events(money.question()).only(EventTrait.CURRENCY, currency);
    }

    private Behind.Events orders(String currency) {
        return events(currency).only(EventTrait.AMOUNT, EventTrait.ABOVE_ZERO);
    }
}
