package dev.earshot.report.campaigns;

import dev.earshot.attribution.TouchPoint;
import dev.earshot.identity.KnownAs;
import dev.earshot.identity.Limits;
import dev.earshot.identity.Persons;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The touches of a few users' persons. Reads those alone: whom a click joins with them is found click by click, until nobody
 * else comes in.
 *
 * @param users all that these persons are
 * @param touches by person, each once
 * @param trackers by the id of a touch, the code of its tracker
 */
record PersonTouches(
        Persons persons, Set<String> users, Map<String, List<TouchPoint>> touches, Map<String, String> trackers) {
    /** Chains of clicks that are longer join nobody any more: each step is a question to the store. */
    private static final int MAX_STEPS = 6;

    static PersonTouches read(Store store, String bot, Set<String> users, Instant from, Instant to) {
        List<KnownAs> pairs = Touches.pairs(store, bot);
        Persons persons = Persons.of(pairs, Limits.DEFAULT);
        Set<String> known = withJoined(users, persons);
        List<Touches.Row> rows = List.of();
        for (int step = 0; step < MAX_STEPS; step++) {
            rows = Touches.rows(store, bot, from, to, Tied.OWNER.in(known));
            List<KnownAs> joined = new ArrayList<>(pairs);
            joined.addAll(Touches.clicksOfTwo(ofSameClicks(store, bot, rows, from, to)));
            persons = Persons.of(joined, Limits.DEFAULT);
            Set<String> all = withJoined(users, persons);
            if (all.equals(known)) {
                break;
            }
            known = all;
        }
        return new PersonTouches(persons, known, byPerson(rows, persons), trackers(rows));
    }

    private static Map<String, String> trackers(List<Touches.Row> rows) {
        Map<String, String> trackers = new HashMap<>();
        for (Touches.Row row : rows) {
            if (row.tracker() != null) {
                trackers.put(row.touch().id(), row.tracker());
            }
        }
        return trackers;
    }

    private static Set<String> withJoined(Set<String> users, Persons persons) {
        Map<String, Set<String>> joined = persons.joined();
        Set<String> all = new HashSet<>(users);
        users.forEach(user -> all.addAll(joined.getOrDefault(persons.of(user), Set.of())));
        return all;
    }

    /** All touches with the clicks' ids, whosever they are. */
    private static List<Touches.Row> ofSameClicks(
            Store store, String bot, List<Touches.Row> rows, Instant from, Instant to) {
        Set<String> ids = new HashSet<>();
        for (Touches.Row row : rows) {
            if (row.clickId() != null) {
                ids.add(row.clickId());
            }
        }
        return ids.isEmpty() ? List.of() : Touches.rows(store, bot, from, to, Tied.CLICK_ID.in(ids));
    }

    private static Map<String, List<TouchPoint>> byPerson(List<Touches.Row> rows, Persons persons) {
        Map<String, Map<String, TouchPoint>> byPerson = new HashMap<>();
        for (Touches.Row row : rows) {
            byPerson.computeIfAbsent(persons.of(row.owner()), any -> new HashMap<>())
                    .put(row.touch().id(), row.touch());
        }
        Map<String, List<TouchPoint>> touches = new HashMap<>();
        byPerson.forEach((person, of) -> touches.put(person, List.copyOf(of.values())));
        return touches;
    }

    List<TouchPoint> of(String user) {
        return touches.getOrDefault(persons.of(user), List.of());
    }
}
