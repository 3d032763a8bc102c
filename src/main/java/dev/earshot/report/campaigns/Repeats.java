package dev.earshot.report.campaigns;

import dev.earshot.attribution.Rules;
import dev.earshot.identity.Persons;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Events of a person that are the same again too soon after the last time, so that they are credited with nothing. */
final class Repeats {
    private Repeats() {}

    /** An event that happened to a user. */
    record Happening(UUID id, String user, String name, Instant time) {
        private static final Comparator<Happening> IN_TIME =
                Comparator.comparing(Happening::time).thenComparing(Happening::id);
    }

    private record Same(String person, String name) {}

    /** The ids of those that are repeats of others among them. */
    static Set<UUID> of(Collection<Happening> all, Persons persons, Rules rules) {
        if (rules.between().isZero()) {
            return Set.of();
        }
        Function<Happening, Same> same = one -> new Same(persons.of(one.user()), one.name());
        Map<Same, Instant> last = new HashMap<>();
        Set<UUID> repeats = new HashSet<>();
        for (Happening one : all.stream().sorted(Happening.IN_TIME).toList()) {
            Instant before = last.put(same.apply(one), one.time());
            if (before != null && rules.isTooSoon(before, one.time())) {
                repeats.add(one.id());
            }
        }
        return repeats;
    }
}
