package dev.earshot.report.usage;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Overview}, to be shown. */
public final class OverviewReport implements Report {
    private static final About ABOUT = new About(
            "overview",
            "Overview",
            "How much was said, by how many, and how well it went.",
            "It fills as soon as a message of the chosen days arrives.");

    private final Overview overview;

    public OverviewReport(Store store) {
        this.overview = new Overview(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<Asked> asked = NowAndBefore.of(question, this::asked);
        Series series = new Series(asked.map(Asked::steps));
        return new ReportAnswer(OverviewFigures.of(asked.map(Asked::totals)), List.of(messages(series), users(series)));
    }

    private record Asked(Overview.Totals totals, List<Overview.Step> steps) {}

    private Asked asked(ReportQuestion question) {
        List<Overview.Step> steps = overview.series(question);
        return new Asked(overview.totals(question, steps), steps);
    }

    private static Part messages(Series series) {
        return new Part(
                "messages",
                "Messages",
                "Messages that users sent, and that they were sent; and those of the users' that the bot did not understand.",
                Part.Shape.BARS,
                series.grid(
                        List.of(
                                new Grid.Column("incoming", "In", Unit.COUNT),
                                new Grid.Column("outgoing", "Out", Unit.COUNT),
                                new Grid.Column("notHandled", "Not handled", Unit.COUNT)),
                        step -> List.of(step.incoming(), step.outgoing(), step.notHandled()),
                        of -> List.of(
                                (from, to) -> Behind.messages(from, to).only(MessageTrait.DIRECTION, "INCOMING"),
                                (from, to) -> Behind.messages(from, to).only(MessageTrait.DIRECTION, "OUTGOING"),
                                (from, to) -> Behind.messages(from, to)
                                        .only(MessageTrait.DIRECTION, "INCOMING")
                                        .only(MessageTrait.INTENT, "NotHandled"))));
    }

    private static Part users(Series series) {
        return new Part(
                "users",
                "Users",
                "Active users received a message, engaged ones sent one; new ones did either for the first time.",
                Part.Shape.LINES,
                series.grid(
                        List.of(
                                new Grid.Column("active", "Active", Unit.COUNT),
                                new Grid.Column("engaged", "Engaged", Unit.COUNT),
                                new Grid.Column("newUsers", "New", Unit.COUNT)),
                        step -> List.of(step.active(), step.engaged(), step.newUsers()),
                        of -> List.of(
                                (from, to) -> Behind.users(from, to).only(MessageTrait.DIRECTION, "OUTGOING"),
                                (from, to) -> Behind.users(from, to).only(MessageTrait.DIRECTION, "INCOMING"),
                                // Their first message need not count, if another one of the period does.
                                (from, to) -> new Behind.Users(from, of.period().to(), from, to))));
    }

    private record Series(NowAndBefore<List<Overview.Step>> steps) {

        Grid grid(
                List<Grid.Column> counts,
                Function<Overview.Step, List<Long>> values,
                Function<ReportQuestion, List<BiFunction<Instant, Instant, @Nullable Behind>>> behind) {
            return steps.timeline(counts.size(), (timeline, all) -> {
                        for (int i = 0; i < all.size(); i++) {
                            timeline.set(i, values.apply(all.get(i)));
                        }
                    })
                    .gridByQuestion(counts, Behind::messages, behind);
        }
    }
}
