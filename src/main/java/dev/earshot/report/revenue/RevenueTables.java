package dev.earshot.report.revenue;

import dev.earshot.report.events.EventKeys;
import dev.earshot.report.events.EventUsers;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Revenue by currency, by what it was paid for, and order by order. */
final class RevenueTables {
    private static final String NOT_SAID = "(not said)";

    private final Revenue revenue;
    private final ReportQuestion question;
    private final String currency;
    private final boolean isCompared;

    RevenueTables(Revenue revenue, ReportQuestion question, String currency) {
        this.revenue = revenue;
        this.question = question;
        this.currency = currency;
        this.isCompared = question.compared().isPresent();
    }

    Part currencies(Money now, @Nullable Money before) {
        List<Grid.Column> columns = columns(new Grid.Column("currency", "Currency", null));
        columns.add(new Grid.Column("perPayingUser", "Per paying user", Unit.MONEY));
        columns.add(new Grid.Column("perUser", "Per active user", Unit.MONEY));
        List<Grid.Row> rows = new ArrayList<>();
        for (String one : now.currencies()) {
            Revenue.Sums sums = now.of(one);
            List<@Nullable Object> values = values(
                    RevenueWords.title(one),
                    sums,
                    before == null ? null : before.of(one).revenue());
            values.add(sums.perUser(sums.payingUsers()));
            values.add(sums.perUser(now.activeUsers()));
            rows.add(new Grid.Row(
                    values,
                    closer(RevenueReport.CURRENCY.name(), one),
                    cells(Behind.events(question).only(EventTrait.CURRENCY, one), columns.size())));
        }
        return new Part(
                "currencies",
                "By currency",
                "Each by itself, the most used first; a name shows everything in it. At most " + Revenue.MAX_CURRENCIES
                        + ".",
                Part.Shape.TABLE,
                new Grid(columns, rows));
    }

    Part names() {
        List<Revenue.OfName> names = revenue.names(question, currency, null);
        Map<String, BigDecimal> before = new HashMap<>();
        question.compared()
                .ifPresent(other -> revenue.names(
                                other,
                                currency,
                                names.stream().map(Revenue.OfName::name).toList())
                        .forEach(one -> before.put(one.name(), one.sums().revenue())));
        List<Grid.Column> columns = columns(new Grid.Column("name", "Event", null));
        List<Grid.Row> rows = names.stream()
                .map(one -> {
                    Behind.Events events = events().only(EventTrait.NAME, one.name());
                    return new Grid.Row(
                            values(one.name(), one.sums(), before.getOrDefault(one.name(), BigDecimal.ZERO)),
                            events,
                            cells(events, columns.size()));
                })
                .toList();
        return new Part(
                "names",
                RevenueWords.in("By event", currency),
                "The " + Revenue.MAX_ROWS + " names of events with the most revenue.",
                Part.Shape.RANKING,
                new Grid(columns, rows));
    }

    Part values(String key) {
        List<Revenue.OfValue> values = revenue.values(question, currency, key, null);
        Map<@Nullable String, BigDecimal> before = new HashMap<>();
        question.compared().ifPresent(other -> {
            Set<@Nullable String> shown = new HashSet<>();
            values.forEach(one -> shown.add(one.value()));
            revenue.values(other, currency, key, shown)
                    .forEach(one -> before.put(one.value(), one.sums().revenue()));
        });
        List<Grid.Column> columns = columns(new Grid.Column("value", key, null));
        List<Grid.Row> rows = new ArrayList<>();
        for (Revenue.OfValue one : values) {
            Behind.Events events = events().only(EventTrait.ATTRIBUTES, EventAttributes.write(key, one.value()));
            rows.add(new Grid.Row(
                    values(
                            one.value() == null ? NOT_SAID : one.value(),
                            one.sums(),
                            before.getOrDefault(one.value(), BigDecimal.ZERO)),
                    events,
                    cells(events, columns.size())));
        }
        return new Part(
                "values",
                RevenueWords.in("By " + key, currency),
                "The " + Revenue.MAX_ROWS
                        + " values of this attribute with the most revenue, told apart by their first "
                        + EventAttributes.MAX_VALUE + " characters.",
                Part.Shape.RANKING,
                new Grid(columns, rows));
    }

    /** @param found in events with an amount */
    Part keys(List<EventKeys.Key> found) {
        return EventKeys.part(found, key -> closer(RevenueReport.KEY.name(), key));
    }

    Part largest() {
        List<Grid.Row> rows = revenue.largest(question, currency).stream()
                .map(order -> new Grid.Row(
                        Arrays.asList(
                                order.user().isEmpty() ? NOT_SAID : order.user(),
                                order.amount(),
                                order.name(),
                                order.referenceNumber(),
                                order.time()),
                        order.user().isEmpty() ? null : new Behind.Person(order.user()),
                        Arrays.<@Nullable Behind>asList(
                                null,
                                order.user().isEmpty() ? null : new Behind.Place(order.user(), order.id()),
                                null,
                                null,
                                null)))
                .toList();
        return new Part(
                "largest",
                RevenueWords.in("Largest orders", currency),
                "The " + Revenue.MAX_ROWS
                        + " largest; an amount leads to its place in the conversation, a user to all of" + " theirs.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("amount", RevenueWords.in("Amount", currency), Unit.MONEY),
                                new Grid.Column("event", "Event", null),
                                new Grid.Column("referenceNumber", "Reference", null),
                                new Grid.Column("time", "Time", null)),
                        rows));
    }

    private Behind.Events events() {
        return Behind.events(question).only(EventTrait.CURRENCY, currency);
    }

    /** The same report of the same currency, but for this. */
    private Behind closer(String option, String value) {
        Map<String, String> options = new HashMap<>(question.options());
        options.put(option, value);
        return new Behind.Detail(RevenueReport.NAME, options);
    }

    private List<Grid.Column> columns(Grid.Column first) {
        Grid.Column sum = new Grid.Column("revenue", "Revenue", Unit.MONEY);
        List<Grid.Column> columns = new ArrayList<>(List.of(
                first,
                sum,
                new Grid.Column("orders", "Orders", Unit.COUNT),
                new Grid.Column("averageOrder", "Average order", Unit.MONEY),
                new Grid.Column("payingUsers", "Paying users", Unit.COUNT)));
        if (isCompared) {
            columns.add(sum.before());
            columns.add(new Grid.Column("change", "Change", Unit.CHANGE));
        }
        return columns;
    }

    private List<@Nullable Object> values(String label, Revenue.Sums sums, @Nullable BigDecimal before) {
        List<@Nullable Object> values = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                label, sums.revenue(), sums.orders(), sums.averageOrder(), sums.payingUsers()));
        if (isCompared && before != null) {
            values.add(before);
            values.add(Numbers.change(sums.revenue().doubleValue(), before.doubleValue()));
        }
        return values;
    }

    private List<@Nullable Behind> cells(Behind.Events events, int width) {
        Behind.Events orders = events.only(EventTrait.AMOUNT, EventTrait.ABOVE_ZERO);
        List<@Nullable Behind> cells = new ArrayList<@Nullable Behind>(
                Arrays.<@Nullable Behind>asList(null, events, orders, orders, EventUsers.of(orders.traits())));
        question.compared()
                .ifPresent(other ->
                        cells.add(new Behind.Compared(Behind.events(other).only(events.traits()))));
        while (cells.size() < width) {
            cells.add(null);
        }
        return cells;
    }
}
