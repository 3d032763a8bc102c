package dev.earshot.report.users;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link Users}, to be shown. */
public final class UsersReport implements Report {
    private static final About ABOUT = new About(
            "users",
            "Users",
            "How many use the bot, how often they come back, and how their number grows.",
            "It fills as soon as somebody writes to the bot or is written to by it.");

    private final Users users;

    public UsersReport(Store store) {
        this.users = new Users(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        NowAndBefore<Users.Answer> answers = users.compared(question);
        Users.Answer before = answers.before();
        Steps steps = new Steps(question, answers.now().steps(), before == null ? List.of() : before.steps());
        return new ReportAnswer(
                UsersFigures.of(answers),
                List.of(
                        rolling(
                                steps,
                                "active",
                                "Active users",
                                "received",
                                Users.Count::active,
                                Users.Count::rollingActive,
                                UsersFigures::active),
                        rolling(
                                steps,
                                "engaged",
                                "Engaged users",
                                "sent",
                                Users.Count::engaged,
                                Users.Count::rollingEngaged,
                                UsersFigures::engaged),
                        stickiness(steps),
                        newAndReturning(steps),
                        growth(steps)));
    }

    private static Part rolling(
            Steps steps,
            String name,
            String title,
            String did,
            Function<Users.Count, Long> inStep,
            Function<Users.Count, Users.Rolling> rolling,
            Function<Behind.Users, Behind> behind) {
        boolean isDaily = steps.question.granularity() == Granularity.DAY;
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(
                new Grid.Column("users", isDaily ? "Daily" : "In the step", Unit.COUNT),
                inStep::apply,
                count -> behind.apply(Behind.users(count.from(), count.to()))));
        if (!isDaily) {
            columns.add(new Column(
                    new Grid.Column("daily", "Daily, on average", Unit.AVERAGE),
                    count -> rolling.apply(count).daily(),
                    count -> behind.apply(Behind.users(count.from(), count.to()))));
        }
        columns.add(new Column(
                new Grid.Column("weekly", "7 days", Unit.COUNT),
                count -> rolling.apply(count).weekly(),
                count -> behind.apply(Behind.users(count.weekFrom(), count.to()))));
        columns.add(new Column(
                new Grid.Column("monthly", "30 days", Unit.COUNT),
                count -> rolling.apply(count).monthly(),
                count -> behind.apply(Behind.users(count.monthFrom(), count.to()))));
        return new Part(
                name,
                title,
                "Users who " + did
                        + " a message: in each step, on an average day of it, and in the 7 and the 30 days up to"
                        + " its end. Nobody counts twice in any of them. By the hour, a day is 24 hours.",
                Part.Shape.LINES,
                steps.grid(columns));
    }

    private static Part stickiness(Steps steps) {
        return new Part(
                "stickiness",
                "Stickiness",
                "The users of a day as a share of those of the 30 days up to it, on average of the step's days: 100 % if all"
                        + " came every day.",
                Part.Shape.LINES,
                steps.grid(List.of(
                        new Column(
                                new Grid.Column("active", "Active", Unit.SHARE),
                                count -> count.rollingActive().stickiness(),
                                count -> UsersFigures.active(Behind.users(count.monthFrom(), count.to()))),
                        new Column(
                                new Grid.Column("engaged", "Engaged", Unit.SHARE),
                                count -> count.rollingEngaged().stickiness(),
                                count -> UsersFigures.engaged(Behind.users(count.monthFrom(), count.to()))))));
    }

    private static Part newAndReturning(Steps steps) {
        return new Part(
                "newAndReturning",
                "New and returning users",
                "Users who sent or received something in the step: new ones for the first time ever, the others not.",
                Part.Shape.STACKED,
                steps.grid(List.of(
                        new Column(
                                new Grid.Column("newUsers", "New", Unit.COUNT),
                                Users.Count::newUsers,
                                UsersFigures::newcomers),
                        new Column(
                                new Grid.Column("returning", "Returning", Unit.COUNT),
                                Users.Count::returning,
                                UsersFigures::returning))));
    }

    private static Part growth(Steps steps) {
        return new Part(
                "lifetime",
                "Lifetime growth",
                "Users who had ever sent or received something by the end of the step.",
                Part.Shape.LINES,
                steps.grid(List.of(new Column(
                        new Grid.Column("lifetime", "Users ever", Unit.COUNT),
                        Users.Count::lifetime,
                        UsersFigures::everybody))));
    }

    /** A number of each step, and who stands behind it. */
    private record Column(
            Grid.Column head, Function<Users.Count, @Nullable Number> value, Function<Users.Count, Behind> behind) {}

    /** @param before of the compared period, step by step beside the others; empty if nothing is compared */
    private record Steps(ReportQuestion question, List<Users.Count> counts, List<Users.Count> before) {

        Grid grid(List<Column> columns) {
            List<Grid.Column> heads =
                    new ArrayList<>(columns.stream().map(Column::head).toList());
            if (!before.isEmpty()) {
                columns.forEach(column -> heads.add(column.head.before()));
            }
            heads.addFirst(new Grid.Column("start", "From", null));
            List<Grid.Row> rows = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                rows.add(row(i, columns));
            }
            return new Grid(heads, rows);
        }

        private Grid.Row row(int step, List<Column> columns) {
            Users.Count count = counts.get(step);
            List<@Nullable Object> values = new ArrayList<>();
            List<@Nullable Behind> cells = new ArrayList<>();
            values.add(question.buckets().start(step));
            cells.add(null);
            for (Column column : columns) {
                values.add(column.value.apply(count));
                cells.add(column.behind.apply(count));
            }
            for (int i = 0; !before.isEmpty() && i < columns.size(); i++) {
                Users.Count other = step < before.size() ? before.get(step) : null;
                values.add(other == null ? null : columns.get(i).value.apply(other));
                cells.add(
                        other == null
                                ? null
                                : new Behind.Compared(columns.get(i).behind.apply(other)));
            }
            return new Grid.Row(values, Behind.messages(count.from(), count.to()), cells);
        }
    }
}
