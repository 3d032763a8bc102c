package dev.earshot.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random pairs make the same persons in any order, and those that a plain closure finds. */
class PersonsPropertyTest {
    private static final Limits LIMITS = new Limits(4, 3);

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void personsAreTheClosureOfWhatWasSaidInAnyOrder() {
        System.out.println("PersonsPropertyTest, seed " + seed);
        int joined = 0;
        int capped = 0;
        for (int i = 0; i < 500; i++) {
            List<KnownAs> pairs = pairs(1 + random.nextInt(60), 2 + random.nextInt(30), 1 + random.nextInt(40));
            Persons persons = Persons.of(pairs, LIMITS);
            String which = "seed " + seed + ", round " + i + ", " + pairs;
            for (KnownAs pair : pairs) {
                Set<String> closure = closure(pair.user(), pairs);
                assertEquals(closure, personOf(pair.user(), pairs, persons), which);
                assertEquals(closure.iterator().next(), persons.of(pair.user()), which);
            }
            joined += persons.joined().size();
            capped +=
                    persons.sharedByTooMany().size() + persons.joinedTooOften().size();
            List<KnownAs> shuffled = new ArrayList<>(pairs);
            Collections.shuffle(shuffled, random);
            shuffled.addAll(pairs.subList(0, random.nextInt(pairs.size())));
            Persons again = Persons.of(shuffled, LIMITS);
            assertEquals(persons.joined(), again.joined(), which);
            assertEquals(persons.sharedByTooMany(), again.sharedByTooMany(), which);
            assertEquals(persons.joinedTooOften(), again.joinedTooOften(), which);
        }
        assertTrue(joined > 500 && capped > 100, joined + " persons and " + capped + " limits are enough to tell");
    }

    private List<KnownAs> pairs(int count, int users, int identifiers) {
        List<KnownAs> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int identifier = random.nextInt(identifiers);
            pairs.add(new KnownAs(
                    "u" + random.nextInt(users), identifier % 2 == 0 ? "idfa" : "custom", "i" + identifier / 2));
        }
        return pairs;
    }

    private static Set<String> personOf(String user, List<KnownAs> pairs, Persons persons) {
        return pairs.stream()
                .map(KnownAs::user)
                .filter(other -> persons.of(other).equals(persons.of(user)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whoever can be reached by what counts, step by step until nobody is added. */
    private static Set<String> closure(String user, List<KnownAs> pairs) {
        Set<String> reached = new TreeSet<>(Set.of(user));
        Set<String> before;
        do {
            before = new HashSet<>(reached);
            for (KnownAs one : pairs) {
                for (KnownAs other : pairs) {
                    if (reached.contains(one.user()) && joins(one, other, pairs)) {
                        reached.add(other.user());
                    }
                }
            }
        } while (!before.equals(reached));
        return reached;
    }

    private static boolean joins(KnownAs one, KnownAs other, List<KnownAs> pairs) {
        return isSame(one, other)
                && users(one, pairs).size() <= LIMITS.usersOfIdentifier()
                && shared(one.user(), pairs) <= LIMITS.sharedOfUser()
                && shared(other.user(), pairs) <= LIMITS.sharedOfUser();
    }

    private static boolean isSame(KnownAs one, KnownAs other) {
        return one.type().equals(other.type()) && one.value().equals(other.value());
    }

    private static Set<String> users(KnownAs of, List<KnownAs> pairs) {
        return pairs.stream()
                .filter(pair -> isSame(pair, of))
                .map(KnownAs::user)
                .collect(Collectors.toSet());
    }

    private static long shared(String user, List<KnownAs> pairs) {
        return pairs.stream()
                .filter(pair -> pair.user().equals(user))
                .distinct()
                .map(pair -> users(pair, pairs).size())
                .filter(count -> count >= 2 && count <= LIMITS.usersOfIdentifier())
                .count();
    }
}
