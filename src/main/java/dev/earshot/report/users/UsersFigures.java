package dev.earshot.report.users;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Unit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers at the head of the report on users, each with its definition. Pure. */
final class UsersFigures {
    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "dailyActive",
                    "Daily active",
                    "Users who received a message on a day, on average of the days.",
                    Unit.AVERAGE,
                    count -> count.rollingActive().daily(),
                    count -> active(Behind.users(count.from(), count.to()))),
            new Kind(
                    "weeklyActive",
                    "Weekly active",
                    "Users who received a message in the last 7 days of the period.",
                    Unit.COUNT,
                    count -> (double) count.rollingActive().weekly(),
                    count -> active(Behind.users(count.weekFrom(), count.to()))),
            new Kind(
                    "monthlyActive",
                    "Monthly active",
                    "Users who received a message in the 30 days up to the end of the period.",
                    Unit.COUNT,
                    count -> (double) count.rollingActive().monthly(),
                    count -> active(Behind.users(count.monthFrom(), count.to()))),
            new Kind(
                    "stickiness",
                    "Stickiness, active",
                    "Daily active users as a share of the monthly ones, on average of the days.",
                    Unit.SHARE,
                    count -> count.rollingActive().stickiness(),
                    count -> active(Behind.users(count.monthFrom(), count.to()))),
            new Kind(
                    "dailyEngaged",
                    "Daily engaged",
                    "Users who sent a message on a day, on average of the days.",
                    Unit.AVERAGE,
                    count -> count.rollingEngaged().daily(),
                    count -> engaged(Behind.users(count.from(), count.to()))),
            new Kind(
                    "weeklyEngaged",
                    "Weekly engaged",
                    "Users who sent a message in the last 7 days of the period.",
                    Unit.COUNT,
                    count -> (double) count.rollingEngaged().weekly(),
                    count -> engaged(Behind.users(count.weekFrom(), count.to()))),
            new Kind(
                    "monthlyEngaged",
                    "Monthly engaged",
                    "Users who sent a message in the 30 days up to the end of the period.",
                    Unit.COUNT,
                    count -> (double) count.rollingEngaged().monthly(),
                    count -> engaged(Behind.users(count.monthFrom(), count.to()))),
            new Kind(
                    "engagedStickiness",
                    "Stickiness, engaged",
                    "Daily engaged users as a share of the monthly ones, on average of the days.",
                    Unit.SHARE,
                    count -> count.rollingEngaged().stickiness(),
                    count -> engaged(Behind.users(count.monthFrom(), count.to()))),
            new Kind(
                    "newUsers",
                    "New users",
                    "Users whose first message ever, in or out, is of these days.",
                    Unit.COUNT,
                    count -> (double) count.newUsers(),
                    UsersFigures::newcomers),
            new Kind(
                    "returning",
                    "Returning users",
                    "Users who sent or received something in these days, and had before.",
                    Unit.COUNT,
                    count -> (double) count.returning(),
                    UsersFigures::returning),
            new Kind(
                    "lifetime",
                    "Users ever",
                    "Users who had ever sent or received something by the end of the period.",
                    Unit.COUNT,
                    count -> (double) count.lifetime(),
                    UsersFigures::everybody));

    private UsersFigures() {}

    private record Kind(
            String name,
            String title,
            String help,
            Unit unit,
            Function<Users.Count, @Nullable Double> value,
            Function<Users.Count, Behind> behind) {

        Figure of(NowAndBefore<Users.Answer> answers) {
            return answers.figure(
                    name,
                    title,
                    help,
                    unit,
                    true,
                    answer -> value.apply(answer.whole()),
                    behind.apply(answers.now().whole()));
        }
    }

    static List<Figure> of(NowAndBefore<Users.Answer> answers) {
        return KINDS.stream().map(kind -> kind.of(answers)).toList();
    }

    static Behind active(Behind.Users users) {
        return users.only(MessageTrait.DIRECTION, Users.ACTIVE);
    }

    static Behind engaged(Behind.Users users) {
        return users.only(MessageTrait.DIRECTION, Users.ENGAGED);
    }

    static Behind newcomers(Users.Count count) {
        return new Behind.Users(count.from(), count.to(), count.from(), count.to());
    }

    static Behind returning(Users.Count count) {
        return new Behind.Users(count.from(), count.to(), null, count.from());
    }

    static Behind everybody(Users.Count count) {
        return Behind.users(Users.EVER, count.to());
    }
}
