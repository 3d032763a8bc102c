package dev.earshot.report.campaigns;

import dev.earshot.attribution.Rules;
import dev.earshot.attribution.Windows;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.reference.NaiveJson;
import dev.earshot.report.reference.NaiveSaid;
import dev.earshot.report.reference.RandomWorld;
import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.TouchRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom links brought, read plainly: each conversion looks for its person's touches anew. */
final class NaiveCampaigns {
    final List<TouchRow> touches = new ArrayList<>();
    final List<IdentityLinkRow> links = new ArrayList<>();
    private final RandomWorld world;
    Rules rules = Rules.DEFAULT;

    NaiveCampaigns(RandomWorld world) {
        this.world = world;
    }

    /** To the thousandth. */
    static final class Sums {
        double started;
        double engaged;
        double events;
        final Map<String, Double> revenue = new TreeMap<>();

        boolean isNothing() {
            return started == 0 && engaged == 0 && events == 0;
        }

        @Override
        public String toString() {
            Map<String, String> money = new TreeMap<>();
            revenue.forEach((currency, sum) -> {
                if (Math.abs(sum) > 0.0005) {
                    money.put(currency, rounded(sum));
                }
            });
            return "%s started, %s engaged, %s events, %s"
                    .formatted(rounded(started), rounded(engaged), rounded(events), money);
        }

        /** Sums of thirds and halves end at a half thousandth often; a nudge keeps both sides from it. */
        private static String rounded(double number) {
            return "%.3f".formatted(number + 1e-7);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Sums sums && toString().equals(sums.toString());
        }

        @Override
        public int hashCode() {
            return toString().hashCode();
        }
    }

    Map<String, Sums> of(ReportQuestion question, boolean toTheWinner) {
        NaiveSaid said = new NaiveSaid(world, question);
        Map<String, Sums> all = new TreeMap<>();
        Map<String, List<Instant>> sent = new TreeMap<>();
        Set<String> spoke = new HashSet<>();
        for (NaiveSaid.Line line : said.lines()) {
            spoke.add(line.user());
            if (line.isIncoming()) {
                sent.computeIfAbsent(line.user(), any -> new ArrayList<>()).add(line.time());
            }
        }
        sent.forEach((user, times) -> credit(question, user, times.getLast(), times.getFirst(), toTheWinner)
                .forEach((group, part) -> sums(all, group).engaged += part));
        for (String user : spoke) {
            Instant first = world.messages.stream()
                    .filter(message -> message.user().equals(user))
                    .map(MessageRow::time)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            if (!first.isBefore(question.period().from())) {
                credit(question, user, first, first, toTheWinner)
                        .forEach((group, part) -> sums(all, group).started += part);
            }
        }
        for (EventRow event : said.events()) {
            if (!event.type().equals("REFERRAL")) {
                credit(question, event, isRepeat(said, question, event), toTheWinner)
                        .forEach((group, part) -> add(sums(all, group), event, part));
            }
        }
        return all;
    }

    /** Whether one of the person's, of the same name, stands too shortly before it. */
    private boolean isRepeat(NaiveSaid said, ReportQuestion question, EventRow event) {
        Set<String> person = person(event.user(), question);
        Predicate<String> users = said.isOfUsers();
        return world.events.stream()
                .filter(other -> !other.type().equals("REFERRAL") && person.contains(other.user()))
                .filter(other -> question.filter().platform() == null
                        || question.filter().platform().equals(other.platform()))
                .filter(other -> users.test(other.user()))
                .filter(other -> other.name().equals(event.name()))
                .filter(other -> other.time().isBefore(event.time())
                        || other.time().equals(event.time()) && other.id().compareTo(event.id()) < 0)
                .anyMatch(other -> Duration.between(other.time(), event.time()).compareTo(rules.between()) < 0);
    }

    private Map<String, Double> credit(ReportQuestion question, EventRow event, boolean isRepeat, boolean toTheWinner) {
        Set<String> person = event.user().isEmpty() ? Set.of() : person(event.user(), question);
        List<TouchRow> own = own(person);
        List<TouchRow> counting = counting(own, event.time());
        Instant started = world.messages.stream()
                .filter(message -> person.contains(message.user()))
                .map(MessageRow::time)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        if (counting.isEmpty()
                && !started.isAfter(event.time())
                && event.time().toEpochMilli() - started.toEpochMilli()
                        < rules.association().toMillis()) {
            counting = counting(own, started);
        }
        return shared(own, isRepeat ? List.of() : counting, event.time(), toTheWinner);
    }

    private static void add(Sums sums, EventRow event, double part) {
        sums.events += part;
        if (event.amount() != null) {
            sums.revenue.merge(
                    event.currency() == null ? "none" : event.currency(),
                    event.amount().doubleValue() * part,
                    Double::sum);
        }
    }

    private static Sums sums(Map<String, Sums> all, String group) {
        return all.computeIfAbsent(group, any -> new Sums());
    }

    /** By group, its part. */
    private Map<String, Double> credit(
            ReportQuestion question, String user, Instant time, Instant earlier, boolean toTheWinner) {
        Set<String> person = user.isEmpty() ? Set.of() : person(user, question);
        List<TouchRow> own = own(person);
        List<TouchRow> counting = counting(own, time);
        if (counting.isEmpty()) {
            counting = counting(own, earlier);
        }
        return shared(own, counting, time, toTheWinner);
    }

    private List<TouchRow> own(Set<String> person) {
        return touches.stream()
                .filter(touch -> !touch.traffic().equals("CRAWLER"))
                .filter(touch -> owners(touch).stream().anyMatch(person::contains))
                .toList();
    }

    private static Map<String, Double> shared(
            List<TouchRow> own, List<TouchRow> counting, Instant time, boolean toTheWinner) {
        if (counting.isEmpty()) {
            boolean isTouched = own.stream().anyMatch(touch -> !touch.time().isAfter(time));
            return Map.of(isTouched ? "not attributed" : "organic", 1.0);
        }
        Map<String, Double> parts = new HashMap<>();
        int shares = toTheWinner ? 1 : counting.size();
        counting.subList(0, shares).forEach(touch -> parts.merge(campaign(touch), 1.0 / shares, Double::sum));
        return parts;
    }

    /** The winner first. */
    private List<TouchRow> counting(List<TouchRow> own, Instant time) {
        return own.stream()
                .filter(touch -> {
                    long age = Duration.between(touch.time(), time).toMillis();
                    Windows windows = rules.trackers().getOrDefault(String.valueOf(touch.campaign()), rules.windows());
                    Duration window = touch.kind().equals("CLICK") ? windows.click() : windows.impression();
                    return age >= 0 && age < window.toMillis();
                })
                .sorted(Comparator.comparing(TouchRow::kind) // a click comes before an impression
                        .thenComparing(TouchRow::time, Comparator.reverseOrder()))
                .toList();
    }

    private static String campaign(TouchRow touch) {
        return switch (String.valueOf(touch.campaign())) {
            case "t0", "t1" -> "Spring";
            case "t2" -> "Autumn";
            default -> "(no campaign)";
        };
    }

    private Set<String> owners(TouchRow touch) {
        Set<String> owners = new HashSet<>();
        if (!touch.user().isEmpty()) {
            owners.add(touch.user());
        }
        for (EventRow event : world.events) {
            if (event.type().equals("REFERRAL") && !event.user().isEmpty() && touch.clickId() != null) {
                String json = event.attributesJson() == null ? "{}" : event.attributesJson();
                String click = NaiveJson.text(json, "click_id");
                if (touch.clickId().equals(click == null ? NaiveJson.text(json, "ref") : click)) {
                    owners.add(event.user());
                }
            }
        }
        return owners;
    }

    private Set<String> person(String user, ReportQuestion question) {
        List<Set<String>> joins = joins(question);
        Set<String> person = new HashSet<>(Set.of(user));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Set<String> join : joins) {
                if (join.stream().anyMatch(person::contains)) {
                    isGrowing |= person.addAll(join);
                }
            }
        }
        return person;
    }

    /** Users that are the same: by an identifier, by a Messenger id, by a click of the time that counts. */
    private List<Set<String>> joins(ReportQuestion question) {
        Map<String, Set<String>> joins = new HashMap<>();
        for (IdentityLinkRow link : links) {
            Set<String> users = joins.computeIfAbsent(link.type() + " " + link.value(), any -> new HashSet<>());
            users.add(link.user());
            if (link.type().equals("fb_user_id")) {
                users.add(link.value());
            }
        }
        Instant since = question.period().from().minus(rules.reach());
        Map<String, Set<String>> ofClicks = touches.stream()
                .filter(touch -> touch.clickId() != null && !touch.traffic().equals("CRAWLER"))
                .filter(touch -> !touch.time().isBefore(since)
                        && touch.time().isBefore(question.period().to()))
                .collect(Collectors.groupingBy(
                        touch -> Objects.requireNonNull(touch.clickId()),
                        Collectors.flatMapping(touch -> owners(touch).stream(), Collectors.toSet())));
        List<Set<String>> all = new ArrayList<>(joins.values());
        ofClicks.values().stream().filter(users -> users.size() == 2).forEach(all::add);
        return all;
    }
}
