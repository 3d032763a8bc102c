package dev.earshot.report.revenue;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.events.EventKeys;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@link Revenue}, to be shown. */
public final class RevenueReport implements Report {
    static final String NAME = "revenue";
    private static final About ABOUT = new About(
            NAME,
            "Revenue",
            "What was paid in conversations, by whom and for what; each currency by itself.",
            "It fills with the revenue events that your bot logs, each with an amount.");

    static final Option CURRENCY = Option.text("currency", "Currency");
    static final Option KEY = Option.text("key", "broken down by");

    /** Charts of their own; all are in the table. */
    private static final int MAX_SERIES = 5;

    private final Revenue revenue;
    private final EventKeys keys;

    public RevenueReport(Store store) {
        this.revenue = new Revenue(store);
        this.keys = new EventKeys(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(CURRENCY, KEY);
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        return option.equals(KEY)
                ? keys(question).stream().map(EventKeys.Key::name).toList()
                : revenue.currencies(question).stream()
                        .map(Revenue.OfCurrency::currency)
                        .toList();
    }

    private List<EventKeys.Key> keys(ReportQuestion question) {
        return keys.of(question.bot(), Happened.in(question).and(EVENT.AMOUNT.isNotNull()));
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String key = question.text(KEY);
        String asked = question.text(CURRENCY);
        NowAndBefore<Money> money = NowAndBefore.of(question, this::money);
        Money now = money.now();
        String currency =
                asked != null ? asked : now.currencies().stream().findFirst().orElse(EventTrait.NO_CURRENCY);
        List<String> series = Stream.concat(
                        Stream.of(currency), now.currencies().stream().filter(other -> !other.equals(currency)))
                .limit(MAX_SERIES)
                .toList();
        RevenueSeries overTime = new RevenueSeries(revenue, question, series);
        RevenueTables tables = new RevenueTables(revenue, question, currency);
        List<Part> parts = new ArrayList<>(List.of(overTime.revenue(currency), overTime.orders(currency)));
        series.stream().skip(1).map(overTime::revenue).forEach(parts::add);
        parts.add(tables.currencies(now, money.before()));
        parts.add(tables.names());
        if (key != null) {
            parts.add(tables.values(key));
        }
        parts.add(tables.keys(keys(question)));
        parts.add(tables.largest());
        return new ReportAnswer(new RevenueFigures(money).of(currency), parts);
    }

    private Money money(ReportQuestion question) {
        return Money.of(revenue.currencies(question), revenue.activeUsers(question));
    }
}
