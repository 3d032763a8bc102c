package dev.earshot.link;

import dev.earshot.control.LinkBook;
import dev.earshot.event.EventId;
import dev.earshot.event.UserAgentKind;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides where whoever follows a link is led, and counts. Thread-safe. Does not block, but reading a new user agent takes
 * some milliseconds: see {@link #isQuick}.
 */
public final class LinkDesk {
    /** Tells people apart in a percentage split, on links that have one. */
    public static final String COOKIE = "earshot_visitor";

    private static final int MAX_COOKIE = 64;

    private final LinkTable table;
    private final UserAgents userAgents;
    private final Places places;
    private final InstantSource clock;
    private final Supplier<EventId> randomId;
    private final RecentVisits recent = new RecentVisits();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder ended = new LongAdder();

    public LinkDesk(
            LinkTable table, UserAgents userAgents, Places places, InstantSource clock, Supplier<EventId> randomId) {
        this.table = table;
        this.userAgents = userAgents;
        this.places = places;
        this.clock = clock;
        this.randomId = randomId;
    }

    /** Whether {@link #decide} will answer at once; else it belongs on a thread that may be busy. */
    public boolean isQuick(Follow follow) {
        LiveLink link = table.find(follow.host(), follow.code());
        return link == null
                || !link.needsDevice()
                || userAgents.known(follow.userAgent()).isPresent();
    }

    /** The link, if it leads only whoever says its password; null if it needs none, has ended or does not exist. */
    public @Nullable LiveLink locked(Follow follow) {
        LiveLink link = table.find(follow.host(), follow.code());
        return link != null && link.hasPassword() && !link.isOver(clock.instant()) ? link : null;
    }

    public Decision decide(Follow follow) {
        LiveLink link = table.find(follow.host(), follow.code());
        if (link == null) {
            unknown.increment();
            return new Decision.Unknown();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (link.isOver(now)) {
            return over(link, follow);
        }
        if (follow.isHead()) {
            return link.hasPassword()
                    ? new Decision.AskPassword(link)
                    : new Decision.Lead(link, destination(link, follow, now), null, false, "");
        }
        UserAgentKind traffic = UserAgentKind.of(follow.userAgent());
        if (traffic == UserAgentKind.CRAWLER && (!link.content().shownPreview().isEmpty() || link.hasPassword())) {
            EventId id = randomId.get();
            Click click = new Click(id, ClickIds.of(id), link, follow, Click.Kind.PROGRAM, "", "", now);
            return new Decision.Show(link, Touches.of(click));
        }
        return link.hasPassword() && !follow.isLetIn()
                ? new Decision.AskPassword(link)
                : lead(link, follow, traffic, now);
    }

    /**
     * Where a click of a tracker's address leads: to its landing page.
     *
     * @param clickId the click's, also where the caller gave it
     * @return empty if there is no such tracker; an empty text if it has ended
     */
    public Optional<String> landing(String tracker, Map<String, String> query, String clickId) {
        LinkBook.Landing landing = table.landing(tracker);
        if (landing == null) {
            return Optional.empty();
        }
        if (!landing.isOpen(clock.instant())) {
            ended.increment();
            return Optional.of("");
        }
        Map<String, String> values = new LinkedHashMap<>(query);
        values.put("click_id", clickId);
        return Optional.of(new Destination(landing.url()).fill(values, Map.of(), Map.of(), clickId));
    }

    /** What a decision counted is taken back, as it could not be kept. */
    public void notKept(Decision.Lead lead) {
        if (lead.isCounted()) {
            lead.link().giveBackClick();
        }
    }

    /** How many asked for links that do not exist, since the start. */
    public long unknown() {
        return unknown.sum();
    }

    /** How many came when a link led nowhere any more, since the start. */
    public long ended() {
        return ended.sum();
    }

    private Decision over(LiveLink link, Follow follow) {
        if (!follow.isHead()) {
            ended.increment();
            link.counters().ended().incrementAndGet();
        }
        return new Decision.Ended(link);
    }

    private Decision lead(LiveLink link, Follow follow, UserAgentKind traffic, Instant now) {
        boolean isPerson = traffic == UserAgentKind.PERSON;
        if (isPerson && !link.takeClick()) {
            return over(link, follow);
        }
        EventId id = randomId.get();
        String clickId = ClickIds.of(id);
        String newVisitor = "";
        Follow known = follow;
        if (link.rules().needsPerson() && !isCookie(follow.visitor())) {
            newVisitor = id.toString();
            known = withVisitor(follow, newVisitor);
        }
        Visit visit = visit(link, known, now);
        Optional<Rule> rule = link.rules().first(visit);
        String location = destination(link.rules(), rule, link.link().trackerCode(), follow.query(), clickId);
        Click click = new Click(
                id,
                clickId,
                link,
                follow,
                kind(link, follow, isPerson, now),
                rule.map(Rule::name).orElse(""),
                location,
                now);
        return new Decision.Lead(link, location, Touches.of(click), isPerson, newVisitor);
    }

    private Click.Kind kind(LiveLink link, Follow follow, boolean isPerson, Instant now) {
        if (!isPerson) {
            return Click.Kind.PROGRAM;
        }
        String person = People.key(follow.query(), "", follow.address(), follow.userAgent());
        return recent.isRepeat(link.link().id(), person, now) ? Click.Kind.REPEAT : Click.Kind.FIRST;
    }

    private Visit visit(LiveLink link, Follow follow, Instant now) {
        String cookie = isCookie(follow.visitor()) ? follow.visitor() : "";
        String person = People.key(follow.query(), cookie, follow.address(), follow.userAgent());
        return new Visit(
                link.needsDevice() ? userAgents.of(follow.userAgent()) : Device.UNKNOWN,
                Languages.of(follow.acceptLanguage()),
                link.rules().needsPlace() ? places.of(follow.address()) : Place.UNKNOWN,
                follow.query(),
                now,
                People.bucket(link.link().id(), person));
    }

    /** Where it leads somebody who only looks: no click id is given out for them. */
    private String destination(LiveLink link, Follow follow, Instant now) {
        Optional<Rule> rule = link.rules().first(visit(link, follow, now));
        return destination(link.rules(), rule, link.link().trackerCode(), follow.query(), "");
    }

    static String destination(
            Rules rules, Optional<Rule> rule, @Nullable String tracker, Map<String, String> query, String clickId) {
        Map<String, String> values = new LinkedHashMap<>(query);
        values.put("click_id", clickId);
        values.put("campaign_id", tracker == null ? "" : tracker);
        values.put("rule", rule.map(Rule::name).orElse(""));
        return rules.destination(rule).fill(values, rules.passesQuery() ? query : Map.of(), rules.utm(), clickId);
    }

    private static boolean isCookie(String value) {
        return !value.isEmpty() && value.length() <= MAX_COOKIE;
    }

    private static Follow withVisitor(Follow follow, String visitor) {
        return new Follow(
                follow.host(),
                follow.code(),
                follow.target(),
                follow.query(),
                follow.userAgent(),
                follow.acceptLanguage(),
                follow.referrer(),
                follow.address(),
                visitor,
                follow.isHead(),
                follow.isLetIn());
    }
}
