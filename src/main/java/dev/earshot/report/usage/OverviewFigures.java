package dev.earshot.report.usage;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the overview, each with its definition. Pure. */
final class OverviewFigures {
    private static final List<Kind> KINDS = List.of(
            new Kind("incoming", "Messages in", "Messages that users sent.", Unit.COUNT, true, totals ->
                    (double) totals.incoming()),
            new Kind("outgoing", "Messages out", "Messages that users were sent.", Unit.COUNT, null, totals ->
                    (double) totals.outgoing()),
            new Kind("active", "Active users", "Users who received a message.", Unit.COUNT, true, totals ->
                    (double) totals.active()),
            new Kind("engaged", "Engaged users", "Users who sent a message.", Unit.COUNT, true, totals ->
                    (double) totals.engaged()),
            new Kind(
                    "newUsers",
                    "New users",
                    "Users whose first message ever, in or out, is of these days.",
                    Unit.COUNT,
                    true,
                    totals -> (double) totals.newUsers()),
            new Kind(
                    "sessions",
                    "Sessions",
                    "Conversations that began in these days; a pause longer than the session" + " timeout ends one.",
                    Unit.COUNT,
                    true,
                    totals -> (double) totals.sessions()),
            new Kind(
                    "messagesPerSession",
                    "Messages per session",
                    "In both directions, on average.",
                    Unit.AVERAGE,
                    true,
                    totals -> Numbers.ratio(totals.sessionMessages(), totals.sessions())),
            new Kind(
                    "timePerSession",
                    "Time per session",
                    "From a session's first message to its last, on average.",
                    Unit.MILLIS,
                    true,
                    totals -> Numbers.ratio(totals.sessionMillis(), totals.sessions())),
            new Kind(
                    "notHandledRate",
                    "Not handled",
                    "The share of users' messages that the bot did not understand.",
                    Unit.SHARE,
                    false,
                    totals -> Numbers.ratio(totals.notHandled(), totals.incoming())),
            new Kind(
                    "answerTime",
                    "Response time",
                    "The median time from a user's message to the bot's next one.",
                    Unit.MILLIS,
                    false,
                    totals -> totals.answerMillis().isEmpty()
                            ? null
                            : Double.valueOf(totals.answerMillis().getAsDouble())));

    private OverviewFigures() {}

    private record Kind(
            String name,
            String title,
            String help,
            Unit unit,
            @Nullable Boolean isMoreBetter,
            Function<Overview.Totals, @Nullable Double> value) {

        Figure of(NowAndBefore<Overview.Totals> totals) {
            return totals.figure(
                    name,
                    title,
                    help,
                    unit,
                    isMoreBetter,
                    value::apply,
                    behind(totals.question().period()));
        }

        private Behind behind(Period period) {
            Behind.Messages messages = Behind.messages(period.from(), period.to());
            return switch (name) {
                case "incoming" -> messages.only(MessageTrait.DIRECTION, "INCOMING");
                case "outgoing", "answerTime" -> messages.only(MessageTrait.DIRECTION, "OUTGOING");
                case "notHandledRate" ->
                    messages.only(MessageTrait.DIRECTION, "INCOMING").only(MessageTrait.INTENT, "NotHandled");
                case "active" -> users(period).only(MessageTrait.DIRECTION, "OUTGOING");
                case "engaged" -> users(period).only(MessageTrait.DIRECTION, "INCOMING");
                case "newUsers" -> new Behind.Users(period.from(), period.to(), period.from(), period.to());
                case "sessions", "messagesPerSession", "timePerSession" -> Behind.sessions(period.from(), period.to());
                default -> messages;
            };
        }
    }

    private static Behind.Users users(Period period) {
        return new Behind.Users(period.from(), period.to(), null, null);
    }

    static List<Figure> of(NowAndBefore<Overview.Totals> totals) {
        List<Figure> figures = new ArrayList<>();
        KINDS.forEach(kind -> figures.add(kind.of(totals)));
        Set<String> currencies = new TreeSet<>(totals.now().revenue().keySet());
        Overview.Totals before = totals.before();
        if (before != null) {
            currencies.addAll(before.revenue().keySet());
        }
        for (String currency : currencies) {
            figures.add(totals.figure(
                    "revenue" + currency,
                    currency.isEmpty() ? "Revenue" : "Revenue in " + currency,
                    "The amounts of revenue events; amounts of other currencies are never added.",
                    Unit.MONEY,
                    true,
                    one -> one.revenue().getOrDefault(currency, BigDecimal.ZERO),
                    Behind.events(totals.question())
                            .only(EventTrait.CURRENCY, currency.isEmpty() ? EventTrait.NO_CURRENCY : currency)));
        }
        return figures;
    }
}
