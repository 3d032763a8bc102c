package dev.earshot.report.usage;

import dev.earshot.report.frame.AtOnce;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Overview}, to be shown. */
public final class OverviewReport implements Report {
    private final Overview overview;

    public OverviewReport(Store store) {
        this.overview = new Overview(store);
    }

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public String help() {
        return "How much was said, by how many, and how well it went.";
    }

    @Override
    public String whenEmpty() {
        return "It fills as soon as a message of the chosen days arrives.";
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        AtOnce.Compared<Asked> asked = AtOnce.compared(question, this::asked);
        Asked before = asked.before();
        Series series = asked.now().series(before == null ? null : before.series(null));
        return new ReportAnswer(
                OverviewFigures.of(question.period(), asked.now().totals(), before == null ? null : before.totals()),
                List.of(messages(series), users(series)));
    }

    private Asked asked(ReportQuestion question) {
        List<Overview.Step> steps = overview.series(question);
        return new Asked(question, overview.totals(question, steps), steps);
    }

    private record Asked(ReportQuestion question, Overview.Totals totals, List<Overview.Step> steps) {
        Series series(@Nullable Series before) {
            return new Series(question, steps, before);
        }
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
                        List.of(
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
                        List.of(
                                (from, to) -> null,
                                (from, to) -> null,
                                (from, to) -> new Behind.Users(from, to, from, to))));
    }

    /** @param before of the compared period; null if nothing is compared */
    private record Series(
            ReportQuestion question,
            List<Overview.Step> steps,
            @Nullable Series before) {

        Grid grid(
                List<Grid.Column> counts,
                Function<Overview.Step, List<Long>> values,
                List<BiFunction<Instant, Instant, @Nullable Behind>> behind) {
            return timeline(counts.size(), values).grid(counts, Behind::messages, behind::get);
        }

        private Timeline timeline(int width, Function<Overview.Step, List<Long>> values) {
            Timeline timeline = new Timeline(question, width);
            for (int i = 0; i < steps.size(); i++) {
                timeline.set(i, values.apply(steps.get(i)));
            }
            return timeline.against(before == null ? null : before.timeline(width, values));
        }
    }
}
