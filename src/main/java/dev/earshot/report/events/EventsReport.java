package dev.earshot.report.events;

import dev.earshot.report.frame.About;
import dev.earshot.report.frame.Behind;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Figure;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Option;
import dev.earshot.report.frame.Part;
import dev.earshot.report.frame.Report;
import dev.earshot.report.frame.ReportAnswer;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Unit;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link EventCounts}, to be shown. */
public final class EventsReport implements Report {
    static final String NAME = "events";
    private static final About ABOUT = new About(
            NAME,
            "Events",
            "What happened besides messages: how often, to how many, and with which attributes.",
            "It fills with the events that your bot logs (custom, page launch, share, revenue) and those that a"
                    + " platform tells of: referrals, opt-ins, linked accounts.");

    static final Option EVENT_NAME = Option.text("name", "Event");
    static final Option KEY = Option.text("key", "broken down by");

    private final EventCounts counts;
    private final EventKeys keys;

    public EventsReport(Store store) {
        this.counts = new EventCounts(store);
        this.keys = new EventKeys(store);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public List<Option> options() {
        return List.of(EVENT_NAME, KEY);
    }

    @Override
    public List<String> values(ReportQuestion question, Option option) {
        return option.equals(KEY)
                ? keys(question).stream().map(EventKeys.Key::name).toList()
                : counts.names(question, null).stream()
                        .map(EventCounts.OfName::name)
                        .distinct()
                        .toList();
    }

    private List<EventKeys.Key> keys(ReportQuestion question) {
        String name = question.text(EVENT_NAME);
        return keys.of(
                question.bot(),
                name == null ? Happened.in(question) : Happened.in(question).and(EventTrait.NAME.is(name)));
    }

    @Override
    public ReportAnswer answer(ReportQuestion question) {
        String name = question.text(EVENT_NAME);
        String key = question.text(KEY);
        EventSeries series = new EventSeries(counts, question, name);
        EventRankings rankings = new EventRankings(counts, question, name);
        List<Part> parts = new ArrayList<>(List.of(series.volume(), series.users(), rankings.names()));
        if (key != null) {
            parts.add(rankings.values(key));
        }
        parts.add(rankings.keys(keys(question)));
        return new ReportAnswer(figures(question, name), parts);
    }

    private List<Figure> figures(ReportQuestion question, @Nullable String name) {
        NowAndBefore<EventCounts.Totals> totals = NowAndBefore.of(question, of -> counts.totals(of, name));
        Map<EventTrait, String> traits = name == null ? Map.of() : Map.of(EventTrait.NAME, name);
        Behind.Events events = Behind.events(question).only(traits);
        return List.of(
                totals.figure(
                        "events",
                        "Events",
                        "Everything that happened and is no message.",
                        Unit.COUNT,
                        true,
                        EventCounts.Totals::events,
                        events),
                totals.figure(
                        "users",
                        "Users with events",
                        "Users to whom at least one of them happened.",
                        Unit.COUNT,
                        true,
                        EventCounts.Totals::users,
                        EventUsers.of(traits)),
                totals.figure(
                        "eventsPerUser",
                        "Events per user",
                        "On average, of those who had any.",
                        Unit.AVERAGE,
                        true,
                        one -> Numbers.ratio(one.ofUsers(), one.users()),
                        events),
                totals.figure(
                        "names",
                        "Different events",
                        "Different names of events.",
                        Unit.COUNT,
                        null,
                        EventCounts.Totals::names,
                        null));
    }
}
