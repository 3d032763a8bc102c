package dev.earshot.report.intents;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.ConfidenceBin;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@link IntentDetail}, to be shown. */
public final class IntentReport implements Report {
    public static final String NAME = "intent";
    private static final About ABOUT = new About(
            NAME,
            "Intent",
            "One intent: when it was meant, how sure the bot was, what users said and what they were answered.",
            "No message of a user in the chosen days had this intent.");

    private static final Option INTENT = Option.text("name", "Intent");

    /** Longer than any name that the tracker keeps whole. */
    private static final int MAX_NAME = 1_000;

    private static final int MAX_INPUTS = 100;
    private static final int MAX_UTTERANCES = 50;
    private static final int MAX_ANSWERS = 10;

    private final IntentDetail detail;

    public IntentReport(Store store) {
        this.detail = new IntentDetail(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(INTENT);
    }

    @Override
    public String partOf() {
        return "intents";
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String intent = question.option(INTENT);
        if (intent.isEmpty()) {
            throw new IllegalArgumentException("'name' must say which intent");
        }
        if (intent.length() > MAX_NAME) {
            throw new IllegalArgumentException("'name' is longer than " + MAX_NAME + " characters");
        }
        Behind.Messages messages = IntentsReport.messages(
                question.period().from(), question.period().to(), intent);
        return new ReportAnswer(
                figures(NowAndBefore.of(question, of -> detail.totals(of, intent)), messages),
                List.of(
                        series(question, intent),
                        confidence(question, intent, messages),
                        inputs(question, intent, messages),
                        utterances(question, intent, messages),
                        answers(question, intent, messages)));
    }

    private static List<Figure> figures(NowAndBefore<IntentDetail.Totals> totals, Behind.Messages messages) {
        return List.of(
                totals.figure(
                        "messages",
                        "Messages",
                        "Messages of users with this intent.",
                        Unit.COUNT,
                        null,
                        IntentDetail.Totals::messages,
                        messages),
                totals.figure(
                        "users",
                        "Users",
                        "Users who sent one.",
                        Unit.COUNT,
                        null,
                        IntentDetail.Totals::users,
                        messages.users()),
                totals.figure(
                        "confidence",
                        "Confidence",
                        "How sure the bot was, on average of the messages for which it told.",
                        Unit.SHARE,
                        true,
                        one -> IntentsReport.orNull(one.confidence()),
                        messages),
                totals.figure(
                        "unknownConfidence",
                        "Confidence not told",
                        "Messages for which the bot did not tell how sure it was.",
                        Unit.COUNT,
                        null,
                        IntentDetail.Totals::unknownConfidence,
                        messages.only(MessageTrait.CONFIDENCE, new ConfidenceBin(ConfidenceBin.UNKNOWN).word())));
    }

    private Part series(ReportQuestion question, String intent) {
        Timeline timeline = NowAndBefore.of(question, of -> detail.series(of, intent))
                .timeline(
                        2,
                        (series, steps) ->
                                steps.forEach(step -> series.set(step.step(), List.of(step.messages(), step.users()))));
        return new Part(
                "series",
                "Over time",
                "Messages of users with this intent, and the users who sent one.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        List.of(
                                (from, to) -> IntentsReport.messages(from, to, intent),
                                (from, to) ->
                                        IntentsReport.messages(from, to, intent).users())));
    }

    private Part confidence(ReportQuestion question, String intent, Behind.Messages messages) {
        Map<Integer, Long> counts = detail.confidence(question, intent);
        List<Grid.Row> rows = new ArrayList<>();
        for (ConfidenceBin bin : ConfidenceBin.all()) {
            rows.add(Grid.Row.of(
                    Arrays.asList(bin.title(), counts.getOrDefault(bin.index(), 0L)),
                    messages.only(MessageTrait.CONFIDENCE, bin.word())));
        }
        return new Part(
                "confidence",
                "Confidence",
                "Messages by how sure the bot was, in tenths; those for which it did not tell stand apart, last.",
                Part.Shape.BARS,
                new Grid(
                        List.of(
                                new Grid.Column("confidence", "Confidence", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT)),
                        rows));
    }

    private Part inputs(ReportQuestion question, String intent, Behind.Messages messages) {
        List<Grid.Row> rows = new ArrayList<>();
        for (IntentDetail.Input input : detail.inputs(question, intent, MAX_INPUTS)) {
            String name = input.name() == null ? "" : input.name();
            String value = input.value() == null ? "" : input.value();
            Behind.Messages behind = messages.only(MessageTrait.INPUT, input.json());
            rows.add(Grid.Row.of(Arrays.asList(name + " = " + value, input.messages(), input.users()), behind)
                    .withCell(1, behind)
                    .withCell(2, behind.users()));
        }
        return new Part(
                "inputs",
                "Values found",
                "What the bot found in the messages (its inputs, or entities): the " + MAX_INPUTS
                        + " most frequent pairs of a name and a value.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("input", "Value", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        rows));
    }

    private Part utterances(ReportQuestion question, String intent, Behind.Messages messages) {
        List<Grid.Row> rows = new ArrayList<>();
        for (IntentDetail.Utterance utterance : detail.utterances(question, intent, MAX_UTTERANCES)) {
            Behind.Messages behind = messages.only(MessageTrait.TEXT, utterance.text());
            rows.add(Grid.Row.of(
                            Arrays.asList(utterance.text(), utterance.messages(), utterance.users(), utterance.last()),
                            behind)
                    .withCell(1, behind)
                    .withCell(2, behind.users()));
        }
        return new Part(
                "utterances",
                "What users said",
                "The " + MAX_UTTERANCES + " most frequent texts, each exactly as it was written.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Text", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT),
                                new Grid.Column("last", "Last said", null)),
                        rows));
    }

    private Part answers(ReportQuestion question, String intent, Behind.Messages messages) {
        List<Grid.Row> rows = new ArrayList<>();
        for (IntentDetail.NextAnswer answer : detail.answers(question, intent, MAX_ANSWERS)) {
            rows.add(Grid.Row.of(
                    Arrays.asList(answer.text(), answer.messages()),
                    messages.only(MessageTrait.ANSWER, answer.text())));
        }
        return new Part(
                "answers",
                "What the bot said next",
                "The " + MAX_ANSWERS
                        + " most frequent texts of the bot's next message, within the session, and how many"
                        + " messages of users were answered so.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Answer", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT)),
                        rows));
    }
}
