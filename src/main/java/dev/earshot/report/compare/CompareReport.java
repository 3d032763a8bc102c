package dev.earshot.report.compare;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActSuggestions;
import dev.earshot.report.act.ActText;
import dev.earshot.report.act.ActWords;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.AtOnce;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.FilterValues;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Timeline;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.frame.UserSets;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Two audiences, or the users with two values of an attribute, side by side. */
public final class CompareReport implements Report {
    public static final String NAME = "compare";

    static final Option A = Option.set("a", "A", UserSets.Kind.AUDIENCE, "nobody yet");
    static final Option B = Option.set("b", "B", UserSets.Kind.AUDIENCE, "everybody else");
    static final Option ATTRIBUTE = Option.text("attribute", "or by attribute");
    static final Option VALUE_A = Option.text("valueA", "A is");
    static final Option VALUE_B = Option.text("valueB", "B is");
    static final Option GOAL = Option.acts("goal", "Goal", 1);
    static final Option CURRENCY = Option.text("currency", "Currency");
    static final Option LEVEL = Option.choice(
            "level",
            "Certainty",
            List.of(new Option.Choice("95", "95 %"), new Option.Choice("90", "90 %"), new Option.Choice("99", "99 %")));

    private static final About ABOUT = new About(
            NAME,
            "Compare",
            "How two groups of users differ, and how sure that is: two audiences, an audience and everybody else, or the values"
                    + " of an attribute such as the arms of an A/B test.",
            "Choose an audience as A, or an attribute whose values are groups. Audiences are built under People.");

    private final Store store;
    private final UserSets sets;
    private final FilterValues known;
    private final ActSuggestions acts;

    public CompareReport(Store store, UserSets sets) {
        this.store = store;
        this.sets = sets;
        this.known = new FilterValues(store, sets);
        this.acts = new ActSuggestions(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(A, B, ATTRIBUTE, VALUE_A, VALUE_B, GOAL, CURRENCY, LEVEL);
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        if (option.equals(ATTRIBUTE)) {
            return known.of(question, "property", null);
        }
        if (option.equals(VALUE_A) || option.equals(VALUE_B)) {
            String attribute = question.text(ATTRIBUTE);
            return attribute == null ? List.of() : known.of(question, "propertyValue", attribute);
        }
        if (option.equals(GOAL)) {
            return acts.of(question).stream().map(ActText::write).toList();
        }
        return List.of();
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String goal = question.text(GOAL);
        Act act = goal == null ? null : ActText.parse(goal);
        Optional<Groups> chosen = Groups.of(question, store, sets);
        if (chosen.isEmpty()) {
            return new ReportAnswer(List.of(), List.of());
        }
        Groups groups = chosen.get();
        String currency = currency(question);
        AtOnce.Both<GroupFacts, GroupFacts> facts = AtOnce.both(
                () -> GroupFacts.of(store, groups.a().question(), act, currency),
                () -> GroupFacts.of(store, groups.b().question(), act, currency));
        CompareParts parts = new CompareParts(
                groups,
                facts.first(),
                facts.second(),
                Integer.parseInt(question.option(LEVEL)) / 100.0,
                currency,
                act == null ? null : ActWords.of(act));
        List<Part> all = new ArrayList<>(List.of(parts.users(), parts.shares(), parts.averages()));
        if (facts.first().revenue().mean() != 0 || facts.second().revenue().mean() != 0) {
            all.add(parts.revenue());
        }
        all.add(overTime(groups));
        return new ReportAnswer(
                List.of(figure("usersA", groups.a(), facts.first()), figure("usersB", groups.b(), facts.second())),
                all);
    }

    private static Figure figure(String name, Groups.Group group, GroupFacts facts) {
        ReportQuestion question = group.question();
        return new Figure(
                name,
                (name.endsWith("A") ? "A: " : "B: ") + group.title(),
                "Users of the group who sent or received a message in these days.",
                Unit.COUNT,
                (double) facts.users(),
                null,
                null,
                CompareParts.within(
                        group,
                        Behind.users(question.period().from(), question.period().to())));
    }

    /** The one with the most events without a choice. */
    private String currency(ReportQuestion question) {
        String asked = question.text(CURRENCY);
        if (asked != null) {
            return asked;
        }
        Field<String> currency = DSL.coalesce(EVENT.CURRENCY, DSL.inline(EventTrait.NO_CURRENCY));
        return store
                .query(
                        question.bot(),
                        DSL.select(currency.as("shown_currency"))
                                .from(EVENT)
                                .where(Happened.in(question), EVENT.AMOUNT.isNotNull())
                                .groupBy(DSL.field(DSL.name("shown_currency")))
                                .orderBy(
                                        DSL.count().desc(),
                                        DSL.field(DSL.name("shown_currency")).asc())
                                .limit(1))
                .stream()
                .map(row -> row.value1())
                .findFirst()
                .orElse(EventTrait.NO_CURRENCY);
    }

    private Part overTime(Groups groups) {
        Timeline timeline = new Timeline(groups.a().question(), 2);
        fill(timeline, groups.a(), 0);
        fill(timeline, groups.b(), 1);
        return new Part(
                "overTime",
                "Engaged users over time",
                "Users of each group who sent a message.",
                Part.Shape.LINES,
                timeline.grid(
                        List.of(
                                new Grid.Column("a", "A: " + groups.a().title(), Unit.COUNT),
                                new Grid.Column("b", "B: " + groups.b().title(), Unit.COUNT)),
                        List.of(
                                (from, to) -> CompareParts.within(groups.a(), engaged(from, to)),
                                (from, to) -> CompareParts.within(groups.b(), engaged(from, to)))));
    }

    private static Behind engaged(Instant from, Instant to) {
        return Behind.users(from, to).only(MessageTrait.DIRECTION, "INCOMING");
    }

    private void fill(Timeline timeline, Groups.Group group, int column) {
        Field<Integer> step = DSL.field(DSL.name("step_index"), Integer.class);
        for (Record row : store.query(
                group.question().bot(),
                DSL.select(List.of(timeline.buckets().index(Said.TIME).as(step), DSL.countDistinct(Said.USER)))
                        .from(Said.of(group.question()))
                        .where(Said.IS_INCOMING)
                        .groupBy(step))) {
            timeline.set(row.get(step), column, Numbers.whole(row, 1));
        }
    }
}
