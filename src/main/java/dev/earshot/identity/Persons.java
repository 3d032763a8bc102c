package dev.earshot.identity;

import dev.earshot.identity.KnownAs.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The persons behind the users of a bot. A person is a connected part of the graph of users and identifiers: whom a chain of
 * shared identifiers joins is one. Which pair was said first, or twice, makes no difference, and a late pair joins what lies
 * before it.
 *
 * <p>What is shared by too many ({@link Limits}) is taken out before anything is joined, so that it makes no difference to
 * that either.
 */
public final class Persons {
    private final Map<String, String> persons;
    private final Map<Identifier, Integer> shared;
    private final Set<String> joinedTooOften;

    private Persons(Map<String, String> persons, Map<Identifier, Integer> shared, Set<String> joinedTooOften) {
        this.persons = persons;
        this.shared = shared;
        this.joinedTooOften = joinedTooOften;
    }

    public static Persons of(Collection<KnownAs> pairs, Limits limits) {
        Map<Identifier, Set<String>> users = users(pairs);
        Map<Identifier, Integer> shared = new HashMap<>();
        users.forEach((identifier, of) -> {
            if (of.size() > limits.usersOfIdentifier()) {
                shared.put(identifier, of.size());
            }
        });
        users.keySet().removeAll(shared.keySet());
        users.values().removeIf(of -> of.size() < 2); // joins nobody
        Set<String> joinedTooOften = joinedTooOften(users.values(), limits);
        return new Persons(joined(users.values(), joinedTooOften), Map.copyOf(shared), Set.copyOf(joinedTooOften));
    }

    private static Map<Identifier, Set<String>> users(Collection<KnownAs> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(
                        KnownAs::identifier,
                        HashMap::new,
                        Collectors.mapping(KnownAs::user, Collectors.toCollection(TreeSet::new))));
    }

    private static Set<String> joinedTooOften(Collection<Set<String>> joined, Limits limits) {
        Map<String, Long> identifiers = joined.stream()
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(user -> user, TreeMap::new, Collectors.counting()));
        identifiers.values().removeIf(count -> count <= limits.sharedOfUser());
        return identifiers.keySet();
    }

    /** By user, the first of their person's users in the order of text: the same whatever came first. */
    private static Map<String, String> joined(Collection<Set<String>> joins, Set<String> without) {
        Forest forest = new Forest();
        for (Set<String> users : joins) {
            List<String> each =
                    users.stream().filter(user -> !without.contains(user)).toList();
            each.forEach(user -> forest.join(each.getFirst(), user));
        }
        return forest.roots();
    }

    /** What stands for a user's person: one of its users, and always the same one. A user whom nothing joins is one alone. */
    public String of(String user) {
        return persons.getOrDefault(user, user);
    }

    /** Users who are not alone, by what stands for their person. */
    public Map<String, Set<String>> joined() {
        return persons.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        TreeMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toCollection(TreeSet::new))));
    }

    /** Identifiers of too many users, with how many. */
    public Map<Identifier, Integer> sharedByTooMany() {
        return shared;
    }

    /** Users who share too many identifiers. */
    public Set<String> joinedTooOften() {
        return joinedTooOften;
    }
}
