package dev.earshot.report.nothandled;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Decision;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One group of phrases that the bot did not understand. */
public final class PhraseGroupReport implements Report {
    public static final String NAME = "not-handled-group";
    private static final About ABOUT = new About(
            NAME,
            "Not handled: one group",
            "Phrases that are alike and that the bot did not understand.",
            "None of the group's phrases was said in the chosen days.");

    public static final Option GROUP = Option.text("group", "Group");

    static final List<Grid.Column> COLUMNS = List.of(
            new Grid.Column("phrase", "Phrase", null),
            new Grid.Column("messages", "Messages", Unit.COUNT),
            new Grid.Column("users", "Users", Unit.COUNT),
            new Grid.Column("variants", "Variants", Unit.COUNT),
            new Grid.Column("last", "Last said", null),
            new Grid.Column("state", "State", null),
            new Grid.Column("cameBack", "Again", null),
            new Grid.Column("changedAt", "Changed", null),
            new Grid.Column("changedBy", "By", null),
            new Grid.Column("group", "", null));

    private static final int STATE =
            COLUMNS.stream().map(Grid.Column::name).toList().indexOf("state");

    private static final int MAX_VARIANTS = 100;
    private static final int MAX_ID = 64;

    private final NotHandled notHandled;

    public PhraseGroupReport(NotHandled notHandled) {
        this.notHandled = notHandled;
    }

    static Grid.Row row(ReportQuestion question, PhraseGroup group, long users) {
        WorkList.Entry entry = group.entry();
        List<@Nullable Object> values = Arrays.asList(
                group.phrase(),
                group.messages(),
                users,
                (long) group.variants().size(),
                group.last(),
                WorkWords.of(group.state()),
                group.isBack() ? "came back" : "",
                entry == null ? null : entry.changedAt(),
                entry == null ? null : entry.changedBy(),
                group.id());
        return Grid.Row.of(values, new Behind.Detail(NAME, Map.of(GROUP.name(), group.id())))
                .withCell(1, messages(question, group));
    }

    @Override
    public @Nullable Decision decision(Grid.Row row) {
        return decisionOf(row);
    }

    /** Of a row of {@link #row}. */
    static @Nullable Decision decisionOf(Grid.Row row) {
        if (!(row.behind() instanceof Behind.Detail detail) || !detail.report().equals(NAME)) {
            return null;
        }
        boolean isOpen = Objects.equals(row.values().get(STATE), WorkWords.of(WorkList.State.OPEN));
        return new Decision(
                "not-handled/" + detail.options().get(GROUP.name()),
                isOpen
                        ? List.of(new Option.Choice("done", "Done"), new Option.Choice("ignored", "Ignore"))
                        : List.of(new Option.Choice("open", "Reopen")));
    }

    private static Behind messages(ReportQuestion question, PhraseGroup group) {
        return new Behind.Phrases(question.period().from(), question.period().to(), group.id());
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(GROUP);
    }

    @Override
    public String partOf() {
        return "not-handled";
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String id = question.option(GROUP);
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("'group' must be the id of a group");
        }
        Optional<PhraseGroup> found = notHandled.group(question, id);
        if (found.isEmpty()) {
            return new ReportAnswer(List.of(), List.of());
        }
        PhraseGroup group = found.get();
        long users = notHandled.users(question, List.of(group)).getOrDefault(id, 0L);
        return new ReportAnswer(
                figures(question, group, users),
                List.of(work(question, group, users), series(question, group), variants(question, group)));
    }

    private static List<Figure> figures(ReportQuestion question, PhraseGroup group, long users) {
        Behind behind = messages(question, group);
        return List.of(
                new Figure(
                        "messages",
                        "Messages",
                        "Messages of users with one of the group's phrases.",
                        Unit.COUNT,
                        (double) group.messages(),
                        null,
                        false,
                        behind),
                new Figure(
                        "users",
                        "Users met",
                        "Users who said one of them.",
                        Unit.COUNT,
                        (double) users,
                        null,
                        false,
                        behind),
                new Figure(
                        "variants",
                        "Variants",
                        "Different texts.",
                        Unit.COUNT,
                        (double) group.variants().size(),
                        null,
                        null,
                        null));
    }

    private static Part work(ReportQuestion question, PhraseGroup group, long users) {
        return new Part(
                "work",
                "Work list",
                "What became of the group. What was done and was said again is open again.",
                Part.Shape.TABLE,
                new Grid(COLUMNS, List.of(row(question, group, users))));
    }

    private Part series(ReportQuestion question, PhraseGroup group) {
        Timeline timeline = NowAndBefore.of(question, of -> notHandled.series(of, group.texts()))
                .timeline(
                        2,
                        (series, steps) -> steps.forEach(
                                step -> series.set(step.step(), List.of(step.notHandled(), step.users()))));
        return new Part(
                "series",
                "Over time",
                "Messages with one of the group's phrases, and the users who sent one.",
                Part.Shape.BARS,
                timeline.grid(
                        List.of(
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT)),
                        (from, to) -> new Behind.Phrases(from, to, group.id())));
    }

    private static Part variants(ReportQuestion question, PhraseGroup group) {
        Behind.Messages behind = Behind.messages(question)
                .only(MessageTrait.DIRECTION, "INCOMING")
                .only(MessageTrait.INTENT, "NotHandled");
        List<Grid.Row> rows = new ArrayList<>();
        for (PhraseGroup.Variant variant :
                group.variants().stream().limit(MAX_VARIANTS).toList()) {
            Behind.Messages messages = behind.only(MessageTrait.TEXT, variant.text());
            rows.add(Grid.Row.of(
                            Arrays.asList(variant.text(), variant.messages(), variant.users(), variant.last()),
                            messages)
                    .withCell(1, messages)
                    .withCell(2, messages.users()));
        }
        return new Part(
                "variants",
                "Variants",
                "The " + MAX_VARIANTS + " most frequent texts of the group, each exactly as it was written.",
                Part.Shape.RANKING,
                new Grid(
                        List.of(
                                new Grid.Column("text", "Text", null),
                                new Grid.Column("messages", "Messages", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT),
                                new Grid.Column("last", "Last said", null)),
                        rows));
    }
}
