package dev.earshot.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.identity.KnownAs.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PersonsTest {
    private static KnownAs idfa(String user, String value) {
        return new KnownAs(user, "idfa", value);
    }

    private static Persons of(List<KnownAs> pairs) {
        return Persons.of(pairs, new Limits(3, 2));
    }

    @Test
    void aUserWhomNothingJoinsIsOneAlone() {
        Persons persons = of(List.of(idfa("ann", "A"), idfa("bob", "B"), new KnownAs("cleo", "adid", "A")));

        assertEquals("ann", persons.of("ann"));
        assertEquals("nobody said", persons.of("nobody said"));
        assertEquals(Map.of(), persons.joined(), "the same value of another type is another identifier");
    }

    @Test
    void aChainOfSharedIdentifiersJoins() {
        Persons persons = of(List.of(idfa("dan", "A"), idfa("bob", "A"), idfa("bob", "B"), idfa("cleo", "B")));

        assertEquals(Map.of("bob", Set.of("bob", "cleo", "dan")), persons.joined());
        assertEquals("bob", persons.of("dan"));
    }

    @Test
    void aLateLinkJoinsWhatWasTwo() {
        List<KnownAs> said =
                new ArrayList<>(List.of(idfa("ann", "A"), idfa("bob", "A"), idfa("cleo", "B"), idfa("dan", "B")));
        assertEquals(2, of(said).joined().size());

        said.add(new KnownAs("dan", "custom", "7"));
        said.add(new KnownAs("ann", "custom", "7"));

        assertEquals(Map.of("ann", Set.of("ann", "bob", "cleo", "dan")), of(said).joined());
    }

    @Test
    void anIdentifierOfTooManyIsNamedAndJoinsNobody() {
        List<KnownAs> pairs = new ArrayList<>(List.of(idfa("ann", "A"), idfa("bob", "A"), idfa("cleo", "A")));
        assertEquals(1, of(pairs).joined().size(), "three may share one");

        pairs.add(idfa("cleo", "A")); // said twice is said once
        assertEquals(1, of(pairs).joined().size());

        pairs.add(idfa("dan", "A"));
        pairs.add(idfa("ann", "B"));
        pairs.add(idfa("bob", "B"));
        assertEquals(Map.of("ann", Set.of("ann", "bob")), of(pairs).joined(), "what they share beside it still does");
        assertEquals(Map.of(new Identifier("idfa", "A"), 4), of(pairs).sharedByTooMany());
    }

    @Test
    void aUserWhoSharesTooMuchIsNamedAndJoinedWithNobody() {
        List<KnownAs> pairs = new ArrayList<>();
        for (String device : List.of("A", "B", "C")) {
            pairs.add(idfa("undefined", device));
            pairs.add(idfa("user of " + device, device));
            pairs.add(idfa("friend of " + device, device));
        }

        Persons persons = of(pairs);

        assertEquals(Set.of("undefined"), persons.joinedTooOften());
        assertEquals("undefined", persons.of("undefined"));
        assertEquals(
                Map.of(
                        "friend of A", Set.of("friend of A", "user of A"),
                        "friend of B", Set.of("friend of B", "user of B"),
                        "friend of C", Set.of("friend of C", "user of C")),
                persons.joined());
    }

    @Test
    void whatAUserSharesWithNobodyIsNotTooMuch() {
        List<KnownAs> pairs = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            pairs.add(idfa("ann", "reset " + i));
        }
        pairs.add(idfa("bob", "reset 999"));

        assertEquals(Map.of("ann", Set.of("ann", "bob")), of(pairs).joined());
    }
}
