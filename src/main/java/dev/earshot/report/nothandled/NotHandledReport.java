package dev.earshot.report.nothandled;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Decision;
import dev.earshot.report.frame.Download;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link NotHandled} with the work list, to be shown. */
public final class NotHandledReport implements Report {
    static final String NAME = "not-handled";
    private static final About ABOUT = new About(
            NAME,
            "Not handled",
            "What users said that the bot did not understand, and what became of it.",
            "It fills as soon as a user says something that the bot does not understand: mark the message, or the bot's"
                    + " answer to it, with the intent NotHandled.");

    public static final Option STATE = Option.choice(
            "state",
            "State",
            List.of(
                    new Option.Choice("open", "open"),
                    new Option.Choice("done", "done"),
                    new Option.Choice("ignored", "ignored"),
                    new Option.Choice("all", "all")));

    static final int MAX_ROWS = 100;

    private final NotHandled notHandled;

    public NotHandledReport(NotHandled notHandled) {
        this.notHandled = notHandled;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(STATE);
    }

    @Override
    public List<Download> downloads() {
        return List.of(
                new Download("Phrases as CSV", "not-handled/export", "csv"),
                new Download("as JSONL", "not-handled/export", "jsonl"));
    }

    @Override
    public @Nullable Decision decision(Grid.Row row) {
        return PhraseGroupReport.decisionOf(row);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<List<NotHandled.Step>> steps = NowAndBefore.of(question, notHandled::series);
        List<PhraseGroup> groups = notHandled.groups(question);
        return new ReportAnswer(
                figures(NowAndBefore.of(question, notHandled::totals), groups),
                List.of(rate(steps), messages(steps), list(question, groups)));
    }

    /** Groups in the state that was asked for. */
    static List<PhraseGroup> chosen(ReportQuestion question, List<PhraseGroup> groups) {
        String state = question.option(STATE);
        return groups.stream()
                .filter(group ->
                        state.equals("all") || WorkWords.of(group.state()).equals(state))
                .toList();
    }

    private static List<Figure> figures(NowAndBefore<NotHandled.Totals> totals, List<PhraseGroup> groups) {
        Period period = totals.question().period();
        Behind.Messages behind = behind(period.from(), period.to());
        long open = groups.stream()
                .filter(group -> group.state() == WorkList.State.OPEN)
                .count();
        long grouped = groups.stream().mapToLong(PhraseGroup::messages).sum();
        return List.of(
                totals.figure(
                        "notHandledRate",
                        "Not handled",
                        "The share of users' messages that the bot did not understand.",
                        Unit.SHARE,
                        false,
                        one -> Numbers.ratio(one.notHandled(), one.incoming()),
                        behind),
                totals.figure(
                        "notHandled",
                        "Messages",
                        "Messages of users that the bot did not understand.",
                        Unit.COUNT,
                        false,
                        NotHandled.Totals::notHandled,
                        behind),
                totals.figure(
                        "notHandledUsers",
                        "Users met",
                        "Users who were not understood at least once.",
                        Unit.COUNT,
                        false,
                        NotHandled.Totals::users,
                        behind.users()),
                new Figure(
                        "openGroups",
                        "Open groups",
                        "Groups of alike phrases that nobody has marked as done or to be ignored, or that came back.",
                        Unit.COUNT,
                        (double) open,
                        null,
                        false,
                        null),
                new Figure(
                        "ungrouped",
                        "In no group",
                        "Messages without a text, with one of more than " + NotHandled.MAX_CHARACTERS
                                + " characters, or beyond the " + NotHandled.MAX_PHRASES
                                + " most frequent texts of these days.",
                        Unit.COUNT,
                        (double) (totals.now().notHandled() - grouped),
                        null,
                        null,
                        null));
    }

    private static Behind.Messages behind(Instant from, Instant to) {
        return Behind.messages(from, to)
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.INTENT, "NotHandled");
    }

    private static Part rate(NowAndBefore<List<NotHandled.Step>> steps) {
        Timeline timeline = steps.timeline(1, (series, all) -> {
            for (int i = 0; i < series.size(); i++) {
                series.set(i, 0, null); // Of no messages, none and all are not understood.
            }
            all.forEach(step -> series.set(step.step(), 0, Numbers.ratio(step.notHandled(), step.incoming())));
        });
        return new Part(
                "rate",
                "Rate",
                "The share of users' messages that the bot did not understand.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(new Grid.Column("notHandledRate", "Not handled", Unit.SHARE)),
                        NotHandledReport::behind));
    }

    private static Part messages(NowAndBefore<List<NotHandled.Step>> steps) {
        Timeline timeline = steps.timeline(
                2,
                (series, all) ->
                        all.forEach(step -> series.set(step.step(), List.of(step.notHandled(), step.users()))));
        return new Part(
                "messages",
                "Messages and users",
                "Messages of users that the bot did not understand, and the users who sent one.",
                Part.Shape.BARS,
                timeline.grid(
                        List.of(
                                new Grid.Column("notHandled", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        List.of(
                                NotHandledReport::behind,
                                (from, to) -> behind(from, to).users())));
    }

    private Part list(ReportQuestion question, List<PhraseGroup> groups) {
        List<PhraseGroup> shown =
                chosen(question, groups).stream().limit(MAX_ROWS).toList();
        Map<String, Long> users = notHandled.users(question, shown);
        List<Grid.Row> rows = new ArrayList<>();
        for (PhraseGroup group : shown) {
            rows.add(PhraseGroupReport.row(question, group, users.getOrDefault(group.id(), 0L)));
        }
        return new Part(
                "groups",
                "Phrases",
                "Texts that are alike are one group, named by the text that was said most; the " + MAX_ROWS
                        + " groups of the most messages. What was done and was said again is open again.",
                Part.Shape.TABLE,
                new Grid(PhraseGroupReport.COLUMNS, rows));
    }
}
