package dev.earshot.report.funnel;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.ActWords;
import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.report.funnel.Funnel.People;
import dev.earshot.report.funnel.Funnel.Person;
import dev.earshot.report.funnel.Funnel.Who;
import dev.earshot.store.Store;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who took a step of a funnel, or stayed at it, one by one, with the place in the transcript. */
public final class FunnelPeopleReport implements Report {
    static final String NAME = "funnel-people";

    /** Stands for those who have no value of what the funnel is broken down by. */
    static final String NO_VALUE = "(none)";

    static final Option STEP = new Option("step", "step", List.of(), "1");
    static final Option ENDED = Option.choice(
            "ended",
            "those who",
            List.of(new Option.Choice("anywhere", "took it"), new Option.Choice("here", "stayed there")));
    static final Option VALUE = Option.text("value", "with the value");
    static final Option BEGAN = Option.text("began", "that began from");

    private static final About ABOUT = new About(
            NAME,
            "Who is in the funnel",
            "Who took a step of the funnel, or took it and none after it; a time leads to its place in the conversation.",
            "Nobody got there in these days.");

    private final Funnel funnel;
    private final FunnelSuggestions suggestions;

    public FunnelPeopleReport(Store store) {
        this.funnel = new Funnel(store);
        this.suggestions = new FunnelSuggestions(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return FunnelReport.NAME;
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(FunnelOptions.ALL);
        options.addAll(List.of(STEP, ENDED, VALUE, BEGAN));
        return options;
    }

    @Override
    public ReportQuestion completed(ReportQuestion question) {
        return suggestions.completed(question);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        ReportQuestion complete = completed(question);
        FunnelOptions options = FunnelOptions.of(complete);
        Who who = new Who(step(complete, options), complete.option(ENDED).equals("here"), value(complete, options));
        Instant from = complete.period().from();
        Instant to = complete.period().to();
        Instant began = began(complete);
        if (began != null) {
            Buckets buckets = complete.buckets();
            int bucket = buckets.indexOf(began);
            from = later(from, buckets.start(bucket));
            to = buckets.start(bucket + 1).isBefore(to) ? buckets.start(bucket + 1) : to;
        }
        People people = funnel.people(complete, options, who, from, to);
        return new ReportAnswer(List.of(figure(people, who, options)), List.of(part(people, who, options)));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static int step(ReportQuestion question, FunnelOptions options) {
        String text = question.option(STEP).strip();
        for (int step = 1; step <= options.steps().size(); step++) {
            if (text.equals(String.valueOf(step))) {
                return step;
            }
        }
        throw new IllegalArgumentException(
                "'step' must be a number from 1 to " + options.steps().size());
    }

    private static @Nullable String value(ReportQuestion question, FunnelOptions options) {
        String value = question.text(VALUE);
        if (value != null && options.by() == null) {
            throw new IllegalArgumentException("'value' needs 'split', which says of what");
        }
        return NO_VALUE.equals(value) ? "" : value;
    }

    private static @Nullable Instant began(ReportQuestion question) {
        String text = question.text(BEGAN);
        try {
            return text == null ? null : Instant.parse(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'began' must be a time such as 2026-01-31T12:00:00Z", e);
        }
    }

    private static Figure figure(People people, Who who, FunnelOptions options) {
        String counted = options.counted().substring(0, 1).toUpperCase(Locale.ROOT)
                + options.counted().substring(1);
        return new Figure(
                "count",
                counted + (who.isDropped() ? " that stayed there" : " that got there"),
                "How many there are.",
                Unit.COUNT,
                (double) people.all(),
                null,
                null,
                null);
    }

    private static Part part(People people, Who who, FunnelOptions options) {
        String step = ActWords.of(options.steps().get(who.step() - 1));
        return new Part(
                "users",
                (who.isDropped() ? "Stayed at step " : "Took step ") + who.step() + ", " + step,
                String.format(Locale.ENGLISH, "The last to begin first, at most %,d.", Funnel.MAX_PEOPLE),
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("began", "Began", null),
                                new Grid.Column("last", "Last step", null),
                                new Grid.Column("time", "When", null),
                                new Grid.Column("took", "After", Unit.MILLIS)),
                        people.newest().stream()
                                .map(person -> row(person, options))
                                .toList()));
    }

    private static Grid.Row row(Person person, FunnelOptions options) {
        Act last = options.steps().get(person.reached() - 1);
        List<@Nullable Object> values = Arrays.asList(
                person.user(),
                person.start(),
                person.reached() + ". " + ActWords.of(last),
                person.time(),
                Duration.between(person.start(), person.time()).toMillis());
        Act first = options.steps().getFirst();
        return Grid.Row.of(values, new Behind.Person(person.user()))
                .withCell(1, place(first, person.user(), person.opening()))
                .withCell(3, place(last, person.user(), person.last()));
    }

    /** A click stands in no conversation. */
    private static Behind place(Act act, String user, UUID id) {
        return act instanceof Act.Click ? new Behind.Person(user) : new Behind.Place(user, id);
    }
}
