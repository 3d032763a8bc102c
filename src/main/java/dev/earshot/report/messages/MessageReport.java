package dev.earshot.report.messages;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.messages.OneMessage.Neighbour;
import dev.earshot.report.messages.OneMessage.Totals;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** {@link OneMessage}, to be shown. Its direction is that of the filter. */
public final class MessageReport implements Report {
    private static final String NAME = "message";
    private static final About ABOUT = new About(
            NAME,
            "Message",
            "One text, whatever its capitals and spaces: how often it was said, and what came before and after it.",
            "It fills as soon as somebody says that.");

    private static final Option TEXT = Option.text("text", "text");

    private final OneMessage message;

    public MessageReport(Store store) {
        this.message = new OneMessage(store);
    }

    /** What leads here. */
    static Behind behind(String text, String direction) {
        return new Behind.Detail(
                NAME, Map.of(TEXT.name(), text, "direction", direction.equals("INCOMING") ? "incoming" : "outgoing"));
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return "messages";
    }

    @Override
    public List<Option> options() {
        return List.of(TEXT);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String text = text(question);
        NowAndBefore<Totals> totals = NowAndBefore.of(question, of -> message.totals(of, text));
        long messages = totals.now().messages();
        return new ReportAnswer(
                figures(totals, Behind.messages(question).only(MessageTrait.WORDING, text)),
                List.of(
                        trend(question, text),
                        around("before", "Right before", message.before(question, text), messages),
                        around("after", "Right after", message.after(question, text), messages)));
    }

    private static String text(ReportQuestion question) {
        String text = question.option(TEXT);
        if (text.isBlank()) {
            throw new IllegalArgumentException("'text' must say which message");
        }
        if (text.codePointCount(0, text.length()) > Wording.MAX_LENGTH) {
            throw new IllegalArgumentException("'text' is at most " + Wording.MAX_LENGTH
                    + " characters long; longer texts are known by their first " + Wording.MAX_LENGTH);
        }
        return text;
    }

    private static List<Figure> figures(NowAndBefore<Totals> totals, Behind.Messages behind) {
        return List.of(
                totals.figure(
                        "messages", "Messages", "How often it was said.", Unit.COUNT, null, Totals::messages, behind),
                totals.figure(
                        "users",
                        "Users",
                        "Who said it, or were told it.",
                        Unit.COUNT,
                        null,
                        Totals::users,
                        behind.users()),
                totals.figure(
                        "began",
                        "Began with it",
                        "The share of these messages that were the first of their session.",
                        Unit.SHARE,
                        null,
                        one -> Numbers.ratio(one.began(), one.messages()),
                        behind),
                totals.figure(
                        "ended",
                        "Ended with it",
                        "The share of these messages after which nothing came in their session, whoever could have said it.",
                        Unit.SHARE,
                        null,
                        one -> Numbers.ratio(one.ended(), one.messages()),
                        behind));
    }

    private Part trend(ReportQuestion question, String text) {
        Timeline timeline = NowAndBefore.of(question, of -> message.series(of, text))
                .timeline(2, (series, steps) -> {
                    for (int i = 0; i < steps.size(); i++) {
                        series.set(
                                i, List.of(steps.get(i).messages(), steps.get(i).users()));
                    }
                });
        return new Part(
                "trend",
                "Over time",
                "How often it was said, and by or to how many users.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        List.of(
                                (from, to) -> Behind.messages(from, to).only(MessageTrait.WORDING, text),
                                (from, to) -> Behind.messages(from, to)
                                        .only(MessageTrait.WORDING, text)
                                        .users())));
    }

    private static Part around(String name, String title, List<Neighbour> neighbours, long messages) {
        return new Part(
                name,
                title,
                "The message " + title.toLowerCase(java.util.Locale.ROOT)
                        + " it within the session, whoever's; the most frequent " + OneMessage.MAX_NEIGHBOURS
                        + ", with their share of all messages of this text. Each leads to itself.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Message", null),
                                new Grid.Column("times", "Times", Unit.COUNT),
                                new Grid.Column("share", "Share", Unit.SHARE),
                                new Grid.Column("from", "From", null)),
                        neighbours.stream()
                                .map(neighbour -> row(neighbour, messages))
                                .toList()));
    }

    private static Grid.Row row(Neighbour neighbour, long messages) {
        String text = neighbour.text();
        return Grid.Row.of(
                Arrays.asList(
                        text == null ? KindWords.ofNoText(neighbour.kind()) : text,
                        neighbour.times(),
                        Numbers.ratio(neighbour.times(), messages),
                        neighbour.direction().equals("INCOMING") ? "user" : "bot"),
                text == null ? null : behind(text, neighbour.direction()));
    }
}
