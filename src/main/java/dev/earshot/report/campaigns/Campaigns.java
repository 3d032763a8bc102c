package dev.earshot.report.campaigns;

import dev.earshot.attribution.Attribution;
import dev.earshot.attribution.Model;
import dev.earshot.attribution.Rules;
import dev.earshot.attribution.TouchPoint;
import dev.earshot.identity.Persons;
import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record3;

/**
 * What links brought to a bot. A conversion is credited to the touches of its user's person before it, within the windows
 * ({@link Attribution}); the model tells how they share it.
 *
 * <ul>
 *   <li><em>Started</em> is who has their first message ever, in or out, in the period.
 *   <li><em>Engaged</em> is who sent a message in the period: credited at their last one, or at their first if nothing may be
 *       credited at the last.
 *   <li><em>Events</em> are all that happened to a user but referrals, and <em>revenue</em> is the sum of their amounts. The same
 *       again too soon is credited with nothing.
 * </ul>
 *
 * <p>What is credited to nothing is <em>organic</em> if no touch of the person before it is known, and else not attributed.
 */
public final class Campaigns {
    private static final int MAX_SHARED = 20;

    private final Store store;
    private final CampaignNames names;

    public Campaigns(Store store, CampaignNames names) {
        this.store = store;
        this.names = names;
    }

    /**
     * @param parameter by which touches are put together, if they are by one
     */
    record Choice(Grouping grouping, String parameter, Model model) {
        Field<String> value() {
            return grouping.value(parameter);
        }
    }

    /**
     * @param brought by group
     * @param credited of all groups together, each conversion whole
     * @param unattributed of people whose touches are too old
     * @param traffic by group
     * @param isPartial whether there was more than could be read
     */
    record Answer(
            Map<Group, Traffic> traffic,
            Map<Integer, Traffic> trafficOfSteps,
            Map<Group, Brought> brought,
            Map<Integer, Brought> broughtInSteps,
            Brought credited,
            Brought unattributed,
            Brought organic,
            boolean isPartial) {

        /** Of the groups that were seen at all: where nobody counts impressions, clicks are no share of them. */
        Traffic seenTraffic() {
            return traffic.values().stream().filter(of -> of.impressions() > 0).reduce(Traffic.NONE, Traffic::plus);
        }

        Traffic allTraffic() {
            return trafficOfSteps.values().stream().reduce(Traffic.NONE, Traffic::plus);
        }
    }

    /** Every conversion of people with a touch, the newest of each kind first. */
    record Found(List<Credited> all, Groups groups, Touches touches, boolean isPartial) {}

    Found find(ReportQuestion question, Choice choice) {
        Rules rules = names.rules(question.bot());
        Touches touches = Touches.read(store, question, choice.value(), rules);
        Conversions asked = new Conversions(store, question);
        List<Conversion> conversions = asked.ofTouched();
        Set<UUID> repeats = repeats(conversions, asked.eventsBefore(rules.between()), touches.persons(), rules);
        Groups groups = Groups.of(choice.grouping(), names, question.bot());
        List<Credited> all = new ArrayList<>();
        for (Conversion conversion : conversions) {
            boolean isRepeat = conversion.event() != null && repeats.contains(conversion.event());
            all.add(credited(conversion, isRepeat, touches, groups, choice.model(), rules));
        }
        return new Found(all, groups, touches, touches.isPartial() || isPartial(conversions));
    }

    private static boolean isPartial(List<Conversion> conversions) {
        return conversions.stream()
                .collect(Collectors.groupingBy(Conversion::goal, Collectors.counting()))
                .containsValue((long) Touches.MAX_ROWS);
    }

    private static Set<UUID> repeats(
            List<Conversion> conversions, List<Conversion> before, Persons persons, Rules rules) {
        List<Repeats.Happening> events = Stream.concat(before.stream(), conversions.stream())
                .flatMap(conversion -> Stream.ofNullable(conversion.event())
                        .map(id -> new Repeats.Happening(id, conversion.user(), conversion.name(), conversion.time())))
                .toList();
        return Repeats.of(events, persons, rules);
    }

    private static Credited credited(
            Conversion conversion, boolean isRepeat, Touches touches, Groups groups, Model model, Rules rules) {
        String person = touches.persons().of(conversion.user());
        List<TouchPoint> all = touches.of().getOrDefault(person, List.of());
        Attribution attribution = isRepeat
                ? new Attribution(conversion.time(), List.of())
                : attribution(conversion, all, touches, person, rules);
        boolean isTouched = touches.early().contains(person)
                || all.stream().anyMatch(touch -> !touch.time().isAfter(conversion.time()));
        return Credited.of(
                conversion,
                attribution,
                model,
                touch -> groups.of(touches.values().get(touch.id())),
                isTouched);
    }

    private static Attribution attribution(
            Conversion conversion, List<TouchPoint> all, Touches touches, String person, Rules rules) {
        if (conversion.goal() == Conversion.Goal.EVENT) {
            return rules.ofEvent(conversion.time(), touches.starts().get(person), all, touches::windowsOf);
        }
        Attribution attribution = Attribution.of(conversion.time(), all, touches::windowsOf);
        Instant earlier = conversion.earlier();
        return attribution.isCredited() || earlier == null
                ? attribution
                : Attribution.of(earlier, all, touches::windowsOf);
    }

    Answer answer(ReportQuestion question, Choice choice) {
        Found found = find(question, choice);
        Map<Group, Brought> brought = new HashMap<>();
        Map<Integer, Brought> inSteps = new HashMap<>();
        Brought credited = new Brought();
        Brought unattributed = new Brought();
        Brought touched = new Brought();
        for (Credited one : found.all()) {
            if (one.isCredited()) {
                one.weights()
                        .forEach((group, weight) -> brought.computeIfAbsent(group, any -> new Brought())
                                .add(one, weight));
                int step = question.buckets().indexOf(one.attribution().conversion());
                inSteps.computeIfAbsent(step, any -> new Brought()).add(one, 1);
                credited.add(one, 1);
                touched.add(one, 1);
            } else if (one.isTouched()) {
                unattributed.add(one, 1);
                touched.add(one, 1);
            }
        }
        return new Answer(
                Traffic.byGroup(store, question, choice.value(), found.groups()),
                Traffic.bySteps(store, question),
                brought,
                inSteps,
                credited,
                unattributed,
                Brought.rest(new Conversions(store, question).totals(), touched),
                found.isPartial());
    }

    /** Identifiers of too many users to tell who it is: type, value, users. */
    List<Record3<String, String, Integer>> sharedByTooMany(ReportQuestion question) {
        return store.query(question.bot(), Shared.byTooMany(question.bot(), MAX_SHARED));
    }
}
