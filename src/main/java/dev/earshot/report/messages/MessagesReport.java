package dev.earshot.report.messages;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.AtOnce;
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
import dev.earshot.report.frame.Unit;
import dev.earshot.report.messages.Kinds.Count;
import dev.earshot.store.Store;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What is said: {@link TopTexts}, {@link Kinds}, {@link Presses} and {@link Templates}, to be shown. */
public final class MessagesReport implements Report {
    private static final About ABOUT = new About(
            "messages",
            "Messages",
            "What users say and tap, what the bot says, and how it fares.",
            "It fills as soon as a message of the chosen days arrives.");

    private final Kinds kinds;
    private final TopTexts texts;
    private final Presses presses;
    private final Templates templates;

    public MessagesReport(Store store) {
        this.kinds = new Kinds(store);
        this.texts = new TopTexts(store);
        this.presses = new Presses(store);
        this.templates = new Templates(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<List<Count>> counts = NowAndBefore.of(question, kinds::counts);
        KindParts byKind = new KindParts(counts);
        AtOnce.Both<Part, List<Part>> both = AtOnce.both(
                () -> templates(question),
                () -> List.of(texts(question, "INCOMING"), texts(question, "OUTGOING"), presses(question)));
        List<Part> said = both.second();
        return new ReportAnswer(
                figures(counts),
                List.of(said.get(0), said.get(1), byKind.overTime(), byKind.totals(), said.get(2), both.first()));
    }

    private static List<Figure> figures(NowAndBefore<List<Count>> counts) {
        Behind.Messages all = Behind.messages(counts.question());
        Behind.Messages incoming = all.only(MessageTrait.DIRECTION, "INCOMING");
        return List.of(
                figure("incoming", "Messages in", "Messages that users sent.", counts, Count::isIncoming, incoming),
                figure(
                        "outgoing",
                        "Messages out",
                        "Messages that users were sent.",
                        counts,
                        count -> !count.isIncoming(),
                        all.only(MessageTrait.DIRECTION, "OUTGOING")),
                figure(
                        "quickReplies",
                        "Quick replies tapped",
                        "Taps of users on quick replies.",
                        counts,
                        count -> count.isIncoming() && count.kind().equals(Presses.QUICK_REPLY),
                        incoming.only(MessageTrait.KIND, Presses.QUICK_REPLY)),
                figure(
                        "buttons",
                        "Buttons tapped",
                        "Taps of users on buttons.",
                        counts,
                        count -> count.isIncoming() && count.kind().equals(Presses.BUTTON),
                        incoming.only(MessageTrait.KIND, Presses.BUTTON)));
    }

    private static Figure figure(
            String name,
            String title,
            String help,
            NowAndBefore<List<Count>> counts,
            Predicate<Count> which,
            Behind behind) {
        return counts.figure(name, title, help, Unit.COUNT, null, all -> sum(all, which), behind);
    }

    private static long sum(List<Count> counts, Predicate<Count> which) {
        return counts.stream().filter(which).mapToLong(Count::messages).sum();
    }

    private Part texts(ReportQuestion question, String direction) {
        boolean isIncoming = direction.equals("INCOMING");
        return new Part(
                isIncoming ? "incomingTexts" : "outgoingTexts",
                isIncoming ? "What users say" : "What the bot says",
                "The " + TopTexts.MAX_TEXTS
                        + " most frequent texts, as most of them are spelled; capitals and spaces make no"
                        + " difference. Each leads to what comes before and after it, its number to its messages.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Text", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        texts.of(question, direction).stream()
                                .map(text -> row(question, direction, text))
                                .toList()));
    }

    private static Grid.Row row(ReportQuestion question, String direction, TopTexts.Text text) {
        Behind.Messages messages = Behind.messages(question)
                .only(MessageTrait.DIRECTION, direction)
                .only(MessageTrait.WORDING, text.spelling());
        return new Grid.Row(
                List.of(text.spelling(), text.messages(), text.users()),
                MessageReport.behind(text.spelling(), direction),
                Arrays.asList(null, messages, messages.users()));
    }

    private Part presses(ReportQuestion question) {
        return new Part(
                "taps",
                "Quick replies and buttons",
                "The " + Presses.MAX_ROWS
                        + " most tapped. Those of one payload are one, whatever their title, of which the"
                        + " newest is shown.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("title", "Title", null),
                                new Grid.Column("messages", "Taps", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT),
                                new Grid.Column("kind", "Kind", null),
                                new Grid.Column("payload", "Payload", null)),
                        presses.of(question).stream()
                                .map(press -> row(question, press))
                                .toList()));
    }

    private static Grid.Row row(ReportQuestion question, Presses.Press press) {
        String title = press.title();
        Behind.Messages taps = Behind.messages(question)
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.KIND, press.kind())
                .only(MessageTrait.PRESSED, press.pressed());
        return Grid.Row.of(
                        List.of(
                                title == null || title.isEmpty() ? press.pressed() : title,
                                press.messages(),
                                press.users(),
                                KindWords.of(press.kind()),
                                press.pressed()),
                        taps)
                .withCell(1, taps)
                .withCell(2, taps.users());
    }

    private Part templates(ReportQuestion question) {
        return new Part(
                "templates",
                "Templates",
                "Messages of the bot by their template, the " + Templates.MAX_TEMPLATES
                        + " most sent; answered is one after"
                        + " which the user sent something in the session, and the first that he sent is his reaction.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("template", "Template", null),
                                new Grid.Column("sent", "Sent", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT),
                                new Grid.Column("answered", "Answered", Unit.COUNT),
                                new Grid.Column("answeredShare", "Answered share", Unit.SHARE),
                                new Grid.Column("reaction", "Most frequent reaction", null),
                                new Grid.Column("reactionShare", "Its share", Unit.SHARE)),
                        templates.of(question).stream()
                                .map(template -> row(question, template))
                                .toList()));
    }

    private static Grid.Row row(ReportQuestion question, Templates.Template template) {
        Templates.Reaction reaction = template.reaction();
        String text = reaction == null ? null : reaction.text();
        Behind.Messages sent = Behind.messages(question)
                .only(MessageTrait.DIRECTION, "OUTGOING")
                .only(MessageTrait.TEMPLATE, template.id());
        return new Grid.Row(
                Arrays.asList(
                        template.id(),
                        template.sent(),
                        template.users(),
                        template.answered(),
                        Numbers.ratio(template.answered(), template.sent()),
                        reaction == null ? null : text == null ? KindWords.ofNoText(reaction.kind()) : text,
                        reaction == null ? null : Numbers.ratio(reaction.times(), template.sent())),
                sent,
                Arrays.asList(
                        null,
                        sent,
                        sent.users(),
                        null,
                        null,
                        text == null ? null : MessageReport.behind(text, "INCOMING"),
                        null));
    }
}
