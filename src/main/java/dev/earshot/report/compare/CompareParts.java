package dev.earshot.report.compare;

import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of a comparison. */
record CompareParts(
        Groups groups,
        GroupFacts a,
        GroupFacts b,
        double level,
        String currency,
        @Nullable String goal) {

    private String sure() {
        return Math.round(level * 100) + " %";
    }

    Part users() {
        return new Part(
                "groups",
                "The groups",
                "Members belong to a group by now. Users are those of them who sent or received a message in these days;"
                        + " active received one, engaged sent one.",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("group", "Group", null),
                                new Grid.Column("members", "Members", Unit.COUNT),
                                new Grid.Column("users", "Users", Unit.COUNT),
                                new Grid.Column("active", "Active", Unit.COUNT),
                                new Grid.Column("engaged", "Engaged", Unit.COUNT)),
                        List.of(users(groups.a(), a), users(groups.b(), b))));
    }

    private static Grid.Row users(Groups.Group group, GroupFacts facts) {
        List<@Nullable Object> values =
                Arrays.asList(group.title(), facts.members(), facts.users(), facts.active(), facts.engaged());
        Behind.Users users = Behind.users(
                group.question().period().from(), group.question().period().to());
        return new Grid.Row(
                values,
                within(group, users),
                Arrays.asList(
                        null,
                        null,
                        within(group, users),
                        within(group, users.only(MessageTrait.DIRECTION, "OUTGOING")),
                        within(group, users.only(MessageTrait.DIRECTION, "INCOMING"))));
    }

    static @Nullable Behind within(Groups.Group group, Behind behind) {
        return group.filter() == null ? null : new Behind.Within(group.filter(), behind);
    }

    Part shares() {
        List<Grid.Row> rows = new ArrayList<>();
        rows.add(share("Active, of members", a.activeShare(), b.activeShare()));
        rows.add(share("Engaged, of members", a.engagedShare(), b.engagedShare()));
        if (a.conversion() != null && b.conversion() != null) {
            rows.add(share("Did “" + goal + "”, of users", a.conversion(), b.conversion()));
        }
        rows.add(row(
                "Not handled, of messages sent",
                shown(a.notHandled()),
                shown(b.notHandled()),
                Sample.difference(a.notHandled(), b.notHandled(), level)));
        return new Part(
                "shares",
                "Shares",
                "The difference is B less A, in points. The interval holds the true difference with a certainty of "
                        + sure()
                        + ": Newcombe's for shares of users; for shares of messages by the delta method, since messages of"
                        + " one user are alike.",
                Part.Shape.TABLE,
                new Grid(columns(Unit.SHARE), rows));
    }

    private Grid.Row share(String title, Proportion ofA, Proportion ofB) {
        return row(
                title,
                ofA.whole() == 0 ? null : ofA.rate(),
                ofB.whole() == 0 ? null : ofB.rate(),
                Proportion.difference(ofA, ofB, level));
    }

    Part averages() {
        return new Part(
                "averages",
                "Per user",
                "Of users who sent or received a message in these days. The interval holds the true difference with a certainty"
                        + " of " + sure() + " (Welch's).",
                Part.Shape.TABLE,
                new Grid(
                        columns(Unit.AVERAGE),
                        List.of(
                                average("Sessions per user", a.sessions(), b.sessions()),
                                average("Messages per user", a.messages(), b.messages()))));
    }

    Part revenue() {
        return new Part(
                "revenue",
                "Revenue per user in " + currency,
                "Of users who sent or received a message in these days, also those who paid nothing; refunds count. The interval"
                        + " holds the true difference with a certainty of " + sure() + " (Welch's).",
                Part.Shape.TABLE,
                new Grid(columns(Unit.MONEY), List.of(average("Revenue per user", a.revenue(), b.revenue()))));
    }

    private Grid.Row average(String title, Sample ofA, Sample ofB) {
        return row(title, shown(ofA), shown(ofB), Sample.difference(ofA, ofB, level));
    }

    private static @Nullable Double shown(Sample sample) {
        return sample.users() == 0 ? null : Double.valueOf(sample.mean());
    }

    private static Grid.Row row(String title, @Nullable Double ofA, @Nullable Double ofB, @Nullable Interval interval) {
        return Grid.Row.of(
                Arrays.asList(
                        title,
                        ofA,
                        ofB,
                        interval == null ? null : Double.valueOf(interval.difference()),
                        interval == null ? null : Double.valueOf(interval.from()),
                        interval == null ? null : Double.valueOf(interval.to()),
                        reading(interval)),
                null);
    }

    private static String reading(@Nullable Interval interval) {
        if (interval == null) {
            return "too few users";
        }
        return !interval.isClear() ? "may be chance" : interval.from() > 0 ? "B is higher" : "B is lower";
    }

    private List<Grid.Column> columns(Unit unit) {
        return List.of(
                new Grid.Column("measure", "Measure", null),
                new Grid.Column("a", "A: " + groups.a().title(), unit),
                new Grid.Column("b", "B: " + groups.b().title(), unit),
                new Grid.Column("difference", "Difference", unit),
                new Grid.Column("from", "from", unit),
                new Grid.Column("to", "to", unit),
                new Grid.Column("reading", "Reading", null));
    }
}
