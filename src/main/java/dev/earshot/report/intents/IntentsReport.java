package dev.earshot.report.intents;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** {@link Intents}, to be shown. */
public final class IntentsReport implements Report {
    private static final About ABOUT = new About(
            "intents",
            "Intents",
            "What users meant, as the bot understood them.",
            "It fills as soon as a user's message of the chosen days comes with an intent: the field 'intent' of the"
                    + " tracker, with a name and, if the bot knows them, its confidence and the values that it found.");

    static final int MAX_ROWS = 100;
    static final int TREND = 5;

    private final Intents intents;

    public IntentsReport(Store store) {
        this.intents = new Intents(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<Intents.Totals> totals = NowAndBefore.of(question, intents::totals);
        List<Intents.Intent> top = intents.top(question, MAX_ROWS);
        List<String> names = top.stream().map(Intents.Intent::name).limit(TREND).toList();
        return new ReportAnswer(
                figures(totals),
                List.of(
                        ranking(question, totals.now(), top),
                        trend(names, NowAndBefore.of(question, of -> intents.trend(of, names)))));
    }

    private static List<Figure> figures(NowAndBefore<Intents.Totals> totals) {
        Behind.Messages behind = Behind.messages(totals.question()).only(MessageTrait.HAS_INTENT, "true");
        return List.of(
                totals.figure(
                        "understood",
                        "With an intent",
                        "Messages of users that had an intent.",
                        Unit.COUNT,
                        true,
                        Intents.Totals::understood,
                        behind),
                totals.figure(
                        "understoodRate",
                        "Share with an intent",
                        "Of all messages of users.",
                        Unit.SHARE,
                        true,
                        one -> Numbers.ratio(one.understood(), one.incoming()),
                        behind),
                totals.figure(
                        "intentUsers",
                        "Users",
                        "Users who sent a message that had an intent.",
                        Unit.COUNT,
                        true,
                        Intents.Totals::users,
                        behind.users()),
                totals.figure(
                        "intents",
                        "Intents",
                        "Different intents that messages had.",
                        Unit.COUNT,
                        null,
                        Intents.Totals::intents,
                        null),
                totals.figure(
                        "confidence",
                        "Confidence",
                        "On average, of the messages whose bot told it.",
                        Unit.SHARE,
                        true,
                        one -> orNull(one.confidence()),
                        behind));
    }

    static @Nullable Double orNull(OptionalDouble value) {
        return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
    }

    private Part ranking(ReportQuestion question, Intents.Totals now, List<Intents.Intent> top) {
        ReportQuestion compared = question.compared().orElse(null);
        List<Grid.Row> rows = compared == null
                ? top.stream().map(intent -> row(question, now, intent, null)).toList()
                : compared(question, compared, now, top);
        List<Grid.Column> columns = new ArrayList<>(List.of(
                new Grid.Column("intent", "Intent", null),
                new Grid.Column("messages", "Messages", Unit.COUNT),
                new Grid.Column("share", "Share", Unit.SHARE),
                new Grid.Column("users", "Users", Unit.COUNT),
                new Grid.Column("confidence", "Confidence", Unit.SHARE)));
        if (compared != null) {
            columns.add(columns.get(1).before());
            columns.add(new Grid.Column("change", "Change", Unit.CHANGE));
        }
        return new Part(
                "intents",
                "Intents",
                "The " + MAX_ROWS
                        + " most frequent: messages of users, their share of all messages with an intent, users who"
                        + " sent one, and how sure the bot was on average. Those that were there before and came no more"
                        + " stand last.",
                Part.Shape.RANKING,
                new Grid(columns, rows));
    }

    private List<Grid.Row> compared(
            ReportQuestion question, ReportQuestion compared, Intents.Totals now, List<Intents.Intent> top) {
        List<String> names = top.stream().map(Intents.Intent::name).toList();
        Map<String, Intents.Intent> before = new HashMap<>();
        List<Grid.Row> gone = new ArrayList<>();
        // With a full list, one that is not on it need not be gone.
        int room = MAX_ROWS - top.size();
        for (Intents.Intent intent : intents.withOthers(compared, names, room)) {
            before.put(intent.name(), intent);
            if (!names.contains(intent.name()) && gone.size() < room) {
                Intents.Intent none = new Intents.Intent(intent.name(), 0, 0, OptionalDouble.empty());
                gone.add(row(question, now, none, intent.messages()));
            }
        }
        List<Grid.Row> rows = new ArrayList<>();
        for (Intents.Intent intent : top) {
            Intents.Intent then = before.get(intent.name());
            rows.add(row(question, now, intent, then == null ? 0L : then.messages()));
        }
        rows.addAll(gone);
        return rows;
    }

    /** @param before null if nothing is compared */
    private static Grid.Row row(
            ReportQuestion question, Intents.Totals now, Intents.Intent intent, @Nullable Long before) {
        Behind.Messages messages =
                messages(question.period().from(), question.period().to(), intent.name());
        List<@Nullable Object> values = new ArrayList<>();
        values.add(intent.name());
        values.add(intent.messages());
        values.add(Numbers.ratio(intent.messages(), now.understood()));
        values.add(intent.users());
        values.add(orNull(intent.confidence()));
        if (before != null) {
            values.add(before);
            values.add(Numbers.ratio(intent.messages() - before, before));
        }
        return Grid.Row.of(values, new Behind.Detail(IntentReport.NAME, Map.of("name", intent.name())))
                .withCell(1, messages)
                .withCell(3, messages.users());
    }

    static Behind.Messages messages(Instant from, Instant to, String intent) {
        return Behind.messages(from, to)
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.INTENT, intent);
    }

    private static Part trend(List<String> names, NowAndBefore<Map<String, Map<Integer, Long>>> trends) {
        List<Grid.Column> columns = names.stream()
                .map(name -> new Grid.Column(name, name, Unit.COUNT))
                .toList();
        Timeline timeline = trends.timeline(names.size(), (series, trend) -> {
            for (int i = 0; i < names.size(); i++) {
                int column = i;
                trend.getOrDefault(names.get(i), Map.of()).forEach((step, count) -> series.set(step, column, count));
            }
        });
        return new Part(
                "trend",
                "Over time",
                "Messages of users with one of the " + TREND + " most frequent intents.",
                Part.Shape.LINES,
                timeline.grid(
                        columns, (from, to) -> null, column -> (from, to) -> messages(from, to, names.get(column))));
    }
}
