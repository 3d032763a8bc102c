package dev.earshot.report;

import static dev.earshot.report.BotRows.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.Person.PropertiesChange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class PeopleTest {
    @RegisterExtension
    static final StoredRows ROWS = new StoredRows();

    private final BotRows rows = ROWS.newBot();
    private final People people = new People(ROWS.store());

    @Test
    void listsThoseSeenLastFirstWithWhenTheyWereSeenAndHowMuchWasSaid() {
        rows.incoming("ann", 5).add();
        rows.outgoing("ann", 6).add();
        rows.event("ann", 1, "CUSTOM", "e");
        rows.event("bob", 7, "CUSTOM", "e");
        rows.event("cleo", 9, "CUSTOM", "e");
        rows.incoming("cleo", 8).add();
        rows.event("", 20, "POLICY", "of no user");
        rows.properties("bob", 7, "{\"first_name\":\"Bob\"}");
        rows.write();
        assertEquals(
                List.of(
                        new PersonSummary("cleo", null, at(8), at(9), 1),
                        new PersonSummary("bob", "Bob", at(7), at(7), 0),
                        new PersonSummary("ann", null, at(1), at(6), 2)),
                list(null, 10).items());
    }

    @Test
    void pagesThroughUsersWithTheSameTime() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String user = "user" + (i + 10);
            if (i % 2 == 0) {
                rows.incoming(user, 5).add();
            } else {
                rows.event(user, 5, "CUSTOM", "e");
            }
            rows.incoming(user, -i).add();
            expected.add(user);
        }
        rows.write();
        assertEquals(expected, walk(null, 7));
        assertEquals(expected, walk("user", 7));
    }

    @Test
    void findsByIdOrName() {
        rows.incoming("4711", 1).add();
        rows.event("4712", 2, "CUSTOM", "said nothing");
        rows.incoming("9", 3).text("4711 said").add();
        rows.properties("4712", 2, "{\"firstName\":\"Ann\",\"lastName\":\"O'Brien\"}");
        rows.write();
        assertEquals(List.of("4712", "4711"), walk("471", 10));
        assertEquals(List.of("4712"), walk("o'brien", 10));
        assertEquals(List.of("4712"), walk("n o'b", 10));
        assertEquals(List.of(), walk("said", 10));
        assertEquals(List.of(), walk("%", 10));
    }

    @Test
    void tellsAllThatIsKnownOfAPerson() {
        rows.incoming("ann", 5).add();
        rows.incoming("ann", 6).add();
        rows.outgoing("ann", 7).add();
        rows.event("ann", 1, "REVENUE", "buy", "12.50", "EUR");
        rows.event("ann", 2, "REVENUE", "buy", "0.000000001", "EUR");
        rows.event("ann", 3, "REVENUE", "buy", "100", "USD");
        rows.event("ann", 4, "REVENUE", "buy", "3", null);
        rows.event("ann", 4, "REVENUE", "refund", "-4", null);
        rows.event("ann", 4, "REVENUE", "no amount");
        rows.event("ann", 4, "ORDER", "is no revenue", "1000", "EUR");
        rows.event("bob", 4, "REVENUE", "of another", "1000", "EUR");
        rows.properties("ann", 5, "{\"name\":\"Ann\",\"plan\":\"free\",\"age\":41,\"tags\":[\"a\"],\"zip\":\"1\"}");
        rows.properties("ann", 7, "{\"plan\":\"premium\",\"zip\":null}");
        rows.properties("ann", 6, "{\"plan\":\"trial\",\"score\":1.50}");
        rows.write();

        Person ann = people.find(rows.bot, "ann").orElseThrow();

        assertEquals(new PersonSummary("ann", "Ann", at(1), at(7), 3), ann.summary());
        assertEquals(2, ann.incoming());
        assertEquals(1, ann.outgoing());
        assertEquals(7, ann.events());
        assertEquals(
                Map.of("", new BigDecimal("-1"), "EUR", new BigDecimal("12.500000001"), "USD", new BigDecimal("100")),
                ann.revenue());
        assertEquals(
                Map.of("age", "41", "name", "Ann", "plan", "premium", "score", "1.50", "tags", "[\"a\"]"),
                ann.properties());
        assertEquals(
                List.of("age", "name", "plan", "score", "tags"),
                List.copyOf(ann.properties().keySet()));
        assertEquals(
                List.of(
                        new PropertiesChange(at(7), Map.of("plan", "premium")),
                        new PropertiesChange(at(6), Map.of("plan", "trial", "score", "1.50")),
                        new PropertiesChange(
                                at(5),
                                Map.of("age", "41", "name", "Ann", "plan", "free", "tags", "[\"a\"]", "zip", "1"))),
                ann.history());
    }

    @Test
    void keepsTheNewestFiftyChangesAndTheOldestValue() {
        rows.incoming("ann", 1).add();
        rows.properties("ann", 0, "{\"name\":\"Ann\"}");
        for (int i = 1; i <= 60; i++) {
            rows.properties("ann", i, "{\"count\":" + i + "}");
        }
        rows.write();
        Person ann = people.find(rows.bot, "ann").orElseThrow();
        assertEquals(50, ann.history().size());
        assertEquals(at(60), ann.history().getFirst().time());
        assertEquals(Map.of("count", "60", "name", "Ann"), ann.properties());
        assertEquals("Ann", list(null, 1).items().getFirst().name());
    }

    @Test
    void readsPropertiesThatAreNoObjectAsNone() {
        rows.incoming("ann", 1).add();
        rows.properties("ann", 1, "\"text\"");
        rows.properties("ann", 2, "[1,2]");
        rows.properties("ann", 3, "{\"name\":");
        rows.write();
        Person ann = people.find(rows.bot, "ann").orElseThrow();
        assertTrue(ann.properties().isEmpty());
        assertEquals(3, ann.history().size());
    }

    @Test
    void keepsBotsApart() {
        BotRows other = ROWS.newBot();
        rows.incoming("ann", 1).add();
        other.incoming("ann", 5).add();
        other.event("ann", 5, "REVENUE", "buy", "5", "EUR");
        other.properties("ann", 5, "{\"name\":\"their name\"}");
        rows.write();
        other.write();
        PersonSummary expected = new PersonSummary("ann", null, at(1), at(1), 1);
        assertEquals(List.of(expected), list(null, 10).items());
        assertEquals(List.of(), walk("their name", 10));
        assertEquals(
                Optional.of(new Person(expected, 1, 0, 0, Map.of(), Map.of(), List.of())),
                people.find(rows.bot, "ann"));
        assertEquals(Optional.empty(), people.find("no-bot", "ann"));
        assertEquals(Optional.empty(), people.find(rows.bot, "nobody"));
    }

    private List<String> order(PersonSort sort, @Nullable String currency, int limit) {
        List<String> users = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<PersonEntry> page =
                    people.list(rows.bot, new PersonFilter(null, sort, currency, List.of(), null, limit, cursor));
            page.items().forEach(entry -> users.add(entry.summary().user()));
            cursor = page.next();
        } while (cursor != null && users.size() < 1000);
        return users;
    }

    @Test
    void ordersByEachNumberTheMostFirst() {
        // ann: first seen first, 1 message, 5 EUR and 100 USD; bob: 3 messages, 7.50 EUR; cleo: an event without a
        // message.
        rows.incoming("ann", 1).add();
        rows.event("ann", 20, "REVENUE", "buy", "2", "EUR");
        rows.event("ann", 21, "REVENUE", "buy", "3", "EUR");
        rows.event("ann", 22, "REVENUE", "buy", "100", "USD");
        rows.incoming("bob", 2).add();
        rows.outgoing("bob", 3).add();
        rows.incoming("bob", 4).add();
        rows.event("bob", 5, "REVENUE", "buy", "7.50", "EUR");
        rows.event("bob", 5, "ORDER", "is no revenue", "1000", "EUR");
        rows.event("cleo", 10, "CUSTOM", "opened");
        rows.write();
        for (int limit : List.of(1, 10)) {
            assertEquals(List.of("ann", "cleo", "bob"), order(PersonSort.LAST_SEEN, null, limit));
            assertEquals(List.of("cleo", "bob", "ann"), order(PersonSort.FIRST_SEEN, null, limit));
            assertEquals(List.of("bob", "ann", "cleo"), order(PersonSort.MESSAGES, null, limit));
            assertEquals(List.of("bob", "ann", "cleo"), order(PersonSort.REVENUE, "EUR", limit));
            assertEquals(List.of("ann", "bob", "cleo"), order(PersonSort.REVENUE, "USD", limit));
        }
        assertEquals(List.of("bob", "ann", "cleo"), order(PersonSort.REVENUE, null, 10), "most events are in EUR");
        assertEquals(List.of("EUR", "USD"), people.currencies(rows.bot));
    }

    @Test
    void givesRevenueAndTheNewestValueOfThePropertiesAsked() {
        rows.incoming("ann", 1).add();
        rows.event("ann", 1, "REVENUE", "buy", "2", "EUR");
        rows.event("ann", 1, "REVENUE", "buy", "3", null);
        rows.properties("ann", 1, "{\"plan\":\"free\",\"age\":41,\"a\\\"b\":1}");
        rows.properties("ann", 2, "{\"plan\":\"paid\"}");
        rows.properties("bob", 2, "{\"plan\":\"free\"}");
        rows.write();
        PersonEntry ann = people.list(
                        rows.bot,
                        new PersonFilter(
                                null,
                                PersonSort.LAST_SEEN,
                                null,
                                List.of("plan", "a\"b", "unknown", "age"),
                                null,
                                10,
                                null))
                .items()
                .getFirst();
        assertEquals(Map.of("", new BigDecimal("3"), "EUR", new BigDecimal("2")), ann.revenue());
        assertEquals(
                List.of("plan=paid", "a\"b=1", "age=41"),
                List.of(ann.properties().toString().replaceAll("^.|.$", "").split(", ")));
        assertEquals(List.of("plan", "a\"b", "age"), people.propertyNames(rows.bot));
    }

    @Test
    void refusesTooManyPropertiesAndCursorsOfAnotherOrder() {
        rows.incoming("ann", 1).add();
        rows.incoming("bob", 1).add();
        rows.write();
        List<String> nine = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThrows(
                IllegalArgumentException.class,
                () -> new PersonFilter(null, PersonSort.MESSAGES, null, nine, null, 10, null));
        String next = people.list(rows.bot, new PersonFilter(null, PersonSort.MESSAGES, null, List.of(), null, 1, null))
                .next();
        assertThrows(
                BadCursorException.class,
                () -> people.list(
                        rows.bot, new PersonFilter(null, PersonSort.REVENUE, null, List.of(), null, 1, next)));
        assertThrows(
                BadCursorException.class,
                () -> people.list(
                        rows.bot,
                        new PersonFilter(
                                null,
                                PersonSort.MESSAGES,
                                null,
                                List.of(),
                                null,
                                1,
                                CursorText.encode("MESSAGES:1e999999999:ann"))));
    }

    @Test
    void refusesCursorsThatItDidNotGive() {
        for (String cursor : List.of("", "x", new TimeCursor(at(1), 1).text())) {
            assertThrows(BadCursorException.class, () -> people.list(rows.bot, new PersonFilter(null, 10, cursor)));
        }
    }

    private Page<PersonSummary> list(@Nullable String search, int limit) {
        Page<PersonEntry> page = people.list(rows.bot, new PersonFilter(search, limit, null));
        return new Page<>(page.items().stream().map(PersonEntry::summary).toList(), page.next());
    }

    private List<String> walk(@Nullable String search, int limit) {
        List<String> users = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<PersonEntry> page = people.list(rows.bot, new PersonFilter(search, limit, cursor));
            page.items().forEach(person -> users.add(person.summary().user()));
            cursor = page.next();
        } while (cursor != null && users.size() < 1000);
        return users;
    }
}
