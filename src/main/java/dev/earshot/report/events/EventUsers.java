package dev.earshot.report.events;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Grid;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The people behind a number of events: who they are, and how often it happened to them. */
public final class EventUsers implements Report {
    private static final String NAME = "event-users";
    private static final About ABOUT = new About(
            NAME,
            "Users with events",
            "Whom certain events happened to.",
            "No such event happened to a known user in the chosen days.");

    private static final Field<Integer> EVENTS = DSL.field(DSL.name("events"), Integer.class);

    private static final Map<Option, EventTrait> TRAITS = traits();
    private static final Option SINCE = Option.text("since", "since");
    private static final Option UNTIL = Option.text("until", "until");

    private final Store store;

    public EventUsers(Store store) {
        this.store = store;
    }

    /** The users of such events, in the question's whole period. */
    public static Behind.Detail of(Map<EventTrait, String> traits) {
        return new Behind.Detail(
                NAME,
                traits.entrySet().stream()
                        .collect(Collectors.toMap(trait -> trait.getKey().word(), Map.Entry::getValue)));
    }

    /** The users of these events, which may be of a part of the question's period. */
    public static Behind.Detail of(Behind.Events events) {
        Map<String, String> options = new HashMap<>(of(events.traits()).options());
        options.put(SINCE.name(), events.from().toString());
        options.put(UNTIL.name(), events.to().toString());
        return new Behind.Detail(NAME, options);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public String partOf() {
        return "events";
    }

    @Override
    public List<Option> options() {
        List<Option> options = new ArrayList<>(TRAITS.keySet());
        options.add(SINCE);
        options.add(UNTIL);
        return options;
    }

    /** @param users how many there are */
    public record Found(long users, List<User> most) {}

    public record User(String id, long events, Instant first, Instant last) {}

    /** Those whom it happened to most first; the {@link EventCounts#MAX_ROWS} first of them. */
    public Found find(ReportQuestion question) {
        Behind.Events events = events(question);
        Condition which = Happened.between(question, events.from(), events.to()).and(EVENT.USER.ne(""));
        for (Map.Entry<EventTrait, String> trait : events.traits().entrySet()) {
            which = which.and(trait.getKey().is(trait.getValue()));
        }
        Record total = store.query(
                        question.bot(),
                        DSL.select(DSL.countDistinct(EVENT.USER)).from(EVENT).where(which))
                .getFirst();
        List<User> most = store
                .query(
                        question.bot(),
                        DSL.select(EVENT.USER, DSL.count().as(EVENTS), DSL.min(EVENT.TIME), DSL.max(EVENT.TIME))
                                .from(EVENT)
                                .where(which)
                                .groupBy(EVENT.USER)
                                .orderBy(EVENTS.desc(), EVENT.USER.asc())
                                .limit(EventCounts.MAX_ROWS))
                .stream()
                .map(row -> new User(row.get(EVENT.USER), Numbers.whole(row, 1), row.value3(), row.value4()))
                .toList();
        return new Found(Numbers.whole(total, 0), most);
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        Found found = find(question);
        Figure users = new Figure(
                "users",
                "Users",
                "To whom such an event happened.",
                Unit.COUNT,
                (double) found.users(),
                null,
                null,
                null);
        return new ReportAnswer(List.of(users), List.of(part(events(question), found)));
    }

    /** What is asked for. */
    private static Behind.Events events(ReportQuestion question) {
        Map<EventTrait, String> traits = new EnumMap<>(EventTrait.class);
        TRAITS.forEach((option, trait) -> {
            String value = question.text(option);
            if (value != null) {
                traits.put(trait, value);
            }
        });
        Period period = question.period();
        return new Behind.Events(time(question, SINCE, period.from()), time(question, UNTIL, period.to()), traits);
    }

    private static Instant time(ReportQuestion question, Option option, Instant otherwise) {
        String text = question.text(option);
        try {
            return text == null ? otherwise : Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + option.name() + "' must be a time such as 2026-01-31T12:00:00Z", e);
        }
    }

    private static Map<Option, EventTrait> traits() {
        Map<Option, EventTrait> traits = new LinkedHashMap<>();
        Arrays.stream(EventTrait.values())
                .filter(trait -> trait != EventTrait.USER)
                .forEach(trait -> traits.put(Option.text(trait.word(), EventWords.title(trait.name())), trait));
        return traits;
    }

    private static Part part(Behind.Events all, Found found) {
        List<Grid.Row> rows = new ArrayList<>();
        for (User user : found.most()) {
            Behind.Events events = all.only(EventTrait.USER, user.id());
            rows.add(new Grid.Row(
                    Arrays.asList(user.id(), user.events(), user.first(), user.last()),
                    new Behind.Person(user.id()),
                    Arrays.<@Nullable Behind>asList(null, events, null, null)));
        }
        return new Part(
                "users",
                "Users",
                "Those whom it happened to most first; the first " + EventCounts.MAX_ROWS + ".",
                Part.Shape.TABLE,
                new Grid(
                        List.of(
                                new Grid.Column("user", "User", null),
                                new Grid.Column("events", "Events", Unit.COUNT),
                                new Grid.Column("first", "First", null),
                                new Grid.Column("last", "Last", null)),
                        rows));
    }
}
