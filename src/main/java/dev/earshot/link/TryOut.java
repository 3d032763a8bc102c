package dev.earshot.link;

import dev.earshot.event.UserAgentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Says which rule of a link would fire for somebody made up, and why. Nothing is counted or kept. */
public final class TryOut {
    private static final String EXAMPLE_ID = "ck_00000000000000000000000000000000";

    private final UserAgents userAgents;
    private final Places places;

    public TryOut(UserAgents userAgents, Places places) {
        this.userAgents = userAgents;
        this.places = places;
    }

    /**
     * @param language as browsers say it: {@code de-AT,de;q=0.9}
     * @param place {@code DE} or {@code US-CA}
     * @param percent which hundredth of all people they are, from 0 to below 100
     */
    public record Somebody(
            String userAgent, String language, String place, Instant time, Map<String, String> query, double percent) {}

    /**
     * @param rule the name of the rule that fires; empty if the catch-all leads
     * @param steps every rule up to the one that fires
     */
    public record Found(Device device, UserAgentKind traffic, String rule, String destination, List<Step> steps) {}

    public record Step(String rule, boolean fires, List<Check> checks) {}

    /** @param isAvailable whether this server can tell at all: a country without a file of countries it cannot */
    public record Check(Kind kind, String text, boolean holds, boolean isAvailable) {}

    /** @param content without faults */
    public Found of(LinkContent content, String tracker, Somebody somebody) {
        Rules rules = ContentCheck.rules(content);
        Visit visit = visit(somebody);
        List<Step> steps = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            Step step = step(rule, visit);
            steps.add(step);
            if (step.fires()) {
                break;
            }
        }
        Optional<Rule> first = rules.first(visit);
        return new Found(
                visit.device(),
                UserAgentKind.of(somebody.userAgent()),
                first.map(Rule::name).orElse(""),
                LinkDesk.destination(rules, first, tracker, somebody.query(), EXAMPLE_ID),
                steps);
    }

    private Step step(Rule rule, Visit visit) {
        List<Check> checks = rule.conditions().stream()
                .map(condition -> new Check(
                        condition.kind(),
                        condition.text(),
                        condition.holds(visit),
                        condition.kind() != Kind.COUNTRY || places.isAvailable()))
                .toList();
        return new Step(rule.name(), rule.fires(visit), checks);
    }

    private Visit visit(Somebody somebody) {
        String[] place = somebody.place().strip().toUpperCase(Locale.ROOT).split("-", 2);
        int bucket = (int) Math.floor(somebody.percent() * Visit.BUCKETS / 100);
        return new Visit(
                userAgents.of(somebody.userAgent()),
                Languages.of(somebody.language()),
                new Place(place[0], place.length > 1 ? place[1] : ""),
                somebody.query(),
                somebody.time(),
                Math.clamp(bucket, 0, Visit.BUCKETS - 1));
    }
}
