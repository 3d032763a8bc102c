package dev.earshot.report.nothandled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupingTest {
    private static final Grouping GROUPING = new Grouping();

    private static Map<String, Grouping.Group> grouped(String... phrases) {
        return GROUPING.of(List.of(), List.of(phrases));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where is my order         | Where is my order??
            where is my order         | where is my ordr
            where is my order         | wher is my ordr
            where is my order         | where's my order
            where is my order         | hey, where is my order please
            where is order 4711       | where is order 98 212
            I want to return my shoes | i wanna return my shoes
            talk to a human           | I want to talk to a human
            hello                     | helo
            return                    | returns
            Wo ist meine Bestellung   | wo ist meine Bestelung?
            Größe ändern              | grosse andern
            dónde está mi pedido      | donde esta mi pedido
            où est ma commande        | ou est ma comande
            где мой заказ             | Где мой закас?
            أين طلبي                  | اين طلبي؟
            注文はどこですか           | 注文はどこ
            我的订单在哪里             | 我的订单现在在哪里
            สั่งซื้อของฉันอยู่ที่ไหน      | สั่งซื้อของฉันอยู่ไหน
            ???                       | ???
            """)
    void variantsOfOnePhraseAreOneGroup(String phrase, String variant) {
        Map<String, Grouping.Group> groups = grouped(phrase, variant);
        assertEquals(groups.get(phrase), groups.get(variant));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            where is my order        | where is my refund
            where is my order        | cancel my order
            where is my order        | order
            talk to a human          | talk to my doctor
            cat                      | car
            wo ist meine Bestellung  | wo ist mein Geld
            dónde está mi pedido     | cancelar mi pedido
            где мой заказ            | где мой возврат
            注文はどこですか          | 返品はどこですか
            我的订单在哪里            | 我的退款在哪里
            hello                    | ???
            ???                      | !!!
            👍                       | 👎
            """)
    void anotherQuestionIsAnotherGroup(String phrase, String other) {
        Map<String, Grouping.Group> groups = grouped(phrase, other);
        assertNotEquals(groups.get(phrase), groups.get(other));
    }

    @Test
    void theFirstPhraseLeadsAndGivesTheId() {
        Map<String, Grouping.Group> groups = grouped("Where is my order?", "where is my ordr", "WHERE IS MY ORDER!");
        Grouping.Group group = groups.get("where is my ordr");
        assertEquals("Where is my order?", group.leader());
        assertEquals(
                group.id(),
                grouped("where is my order").get("where is my order").id(),
                "spelling is no matter");
        assertNotEquals(
                group.id(), grouped("where is my ordr").get("where is my ordr").id());
    }

    @Test
    void laterPhrasesChangeNothing() {
        Set<String> different = new LinkedHashSet<>();
        long seed = new Random().nextLong();
        System.out.println("GroupingTest, seed " + seed);
        Random random = new Random(seed);
        List<String> words = List.of("where", "order", "my", "refund", "shoes", "red", "return", "human", "please");
        for (int i = 0; i < 200; i++) {
            different.add(String.join(
                    " ",
                    IntStream.range(0, 1 + random.nextInt(5))
                            .mapToObj(any -> words.get(random.nextInt(words.size())))
                            .toList()));
        }
        List<String> phrases = List.copyOf(different);
        Map<String, Grouping.Group> all = GROUPING.of(List.of(), phrases);
        Map<String, Grouping.Group> before = GROUPING.of(List.of(), phrases.subList(0, 100));
        assertTrue(before.values().stream().distinct().count() > 5, "enough groups");
        before.forEach((phrase, group) -> assertEquals(group, all.get(phrase), "seed " + seed));
    }

    @Test
    void aGroupThatIsKnownKeepsItsIdWhateverComesFirst() {
        Grouping.Group known = new Grouping.Group("remembered", "where is my order");
        List<String> phrases =
                new ArrayList<>(List.of("wheres my ordr", "where is my order now", "my order, where is it"));
        for (int i = 0; i < 6; i++) {
            Collections.rotate(phrases, 1);
            Map<String, Grouping.Group> groups = GROUPING.of(List.of(known), phrases);
            assertEquals(Map.of(), without(groups, known), phrases.toString());
        }
    }

    private static Map<String, Grouping.Group> without(Map<String, Grouping.Group> groups, Grouping.Group known) {
        Map<String, Grouping.Group> others = new HashMap<>(groups);
        others.values().removeIf(known::equals);
        return others;
    }

    @Test
    void thousandsOfPhrasesAreGrouped() {
        // A bounded index, not a comparison of each with each; how long it takes is for the benchmark to say.
        List<String> phrases = IntStream.range(0, 2 * NotHandled.MAX_PHRASES)
                .mapToObj(i -> "question about " + Integer.toString(i * 7919, 36) + " and " + Integer.toString(i, 36))
                .toList();
        assertEquals(phrases.size(), GROUPING.of(List.of(), phrases).size());
    }

    @Test
    void anyTextCanBeGrouped() {
        List<String> odd = List.of(" ", "\u0000", "\ud800", "a".repeat(100_000), "\u202e", "0", "👩‍👩‍👧‍👦", "\n\t");
        Map<String, Grouping.Group> groups = GROUPING.of(List.of(), odd);
        assertEquals(odd.size(), groups.size());
    }
}
