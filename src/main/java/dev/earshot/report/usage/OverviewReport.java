package dev.earshot.report.usage;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.List;
import java.util.function.Function;

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
        Overview.Totals now = overview.totals(question);
        Overview.Totals before = question.compared().map(overview::totals).orElse(null);
        List<Overview.Step> steps = overview.series(question);
        return new ReportAnswer(
                OverviewFigures.of(question.period(), now, before),
                List.of(messages(question, steps), users(question, steps)));
    }

    private static Part messages(ReportQuestion question, List<Overview.Step> steps) {
        return new Part(
                "messages",
                "Messages",
                "Messages that users sent, and that they were sent; and those of the users' that the bot did not understand.",
                Part.Shape.BARS,
                grid(
                        question,
                        steps,
                        List.of(
                                new Grid.Column("incoming", "In", Unit.COUNT),
                                new Grid.Column("outgoing", "Out", Unit.COUNT),
                                new Grid.Column("notHandled", "Not handled", Unit.COUNT)),
                        step -> List.of(step.incoming(), step.outgoing(), step.notHandled())));
    }

    private static Part users(ReportQuestion question, List<Overview.Step> steps) {
        return new Part(
                "users",
                "Users",
                "Active users received a message, engaged ones sent one; new ones did either for the first time.",
                Part.Shape.LINES,
                grid(
                        question,
                        steps,
                        List.of(
                                new Grid.Column("active", "Active", Unit.COUNT),
                                new Grid.Column("engaged", "Engaged", Unit.COUNT),
                                new Grid.Column("newUsers", "New", Unit.COUNT)),
                        step -> List.of(step.active(), step.engaged(), step.newUsers())));
    }

    private static Grid grid(
            ReportQuestion question,
            List<Overview.Step> steps,
            List<Grid.Column> counts,
            Function<Overview.Step, List<Long>> values) {
        Timeline timeline = new Timeline(question, counts.size());
        for (int i = 0; i < steps.size(); i++) {
            timeline.set(i, values.apply(steps.get(i)));
        }
        return timeline.grid(counts, Behind::messages);
    }
}
