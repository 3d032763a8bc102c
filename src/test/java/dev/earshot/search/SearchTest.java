package dev.earshot.search;

import static dev.earshot.search.Searched.question;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.report.BotRows;
import dev.earshot.report.StoredRows;
import dev.earshot.search.SearchQuestion.Filter;
import dev.earshot.search.SearchQuestion.Order;
import dev.earshot.store.MessageRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SearchTest {
    @RegisterExtension
    static final StoredRows STORED = new StoredRows();

    private final BotRows rows = STORED.newBot();
    private @Nullable Searched searched;

    @BeforeEach
    void open() throws IOException {
        searched = Searched.of(STORED);
    }

    @AfterEach
    void close() {
        searched().close();
    }

    private Searched searched() {
        assertNotNull(searched);
        return searched;
    }

    private void says(String... texts) {
        for (int i = 0; i < texts.length; i++) {
            rows.incoming("ann", i).text(texts[i]).add();
        }
        rows.write();
        searched().caughtUp();
    }

    private Set<String> found(String text) {
        return new HashSet<>(searched().texts(rows, text));
    }

    private List<String> ranked(String text) {
        return searched().texts(rows, text);
    }

    @Test
    void findsTextsWithAllWordsInAnyOrderAndCase() {
        says("Where is my ORDER?", "my order", "is my order where it was", "where is it");
        assertEquals(Set.of("Where is my ORDER?", "is my order where it was"), found("order where"));
        assertEquals(Set.of(), found("order nowhere"));
    }

    @Test
    void findsPhrasesWordForWord() {
        says("where is my order", "my order is where", "is my order in", "is my, order");
        assertEquals(Set.of("where is my order", "is my order in", "is my, order"), found("\"is my order\""));
    }

    @Test
    void findsWordsThatBeginSo() {
        says("refund", "refunds please", "Refunded!", "a fund", "re fund");
        assertEquals(Set.of("refund", "refunds please", "Refunded!"), found("refun*"));
        assertEquals(Set.of("refund", "refunds please", "Refunded!"), found("RÉFUND*"));
    }

    @Test
    void combinesWhatIsLookedFor() {
        says("red shoes", "blue shoes", "red hat", "green coat");
        assertEquals(Set.of("red shoes", "red hat"), found("red"));
        assertEquals(Set.of("red shoes", "blue shoes"), found("(red OR blue) shoes"));
        assertEquals(Set.of("blue shoes"), found("shoes -red"));
        assertEquals(Set.of("red hat", "green coat"), found("NOT shoes"));
        assertEquals(Set.of("red shoes", "green coat"), found("\"red shoes\" OR gre*"));
    }

    @Test
    void findsTheSameWordWithoutItsAccentsButTheVeryWordFirst() {
        says("le cafe", "le café", "le CAFÉ du coin", "le Cafe du coin");
        assertEquals(Set.of("le cafe", "le café", "le CAFÉ du coin", "le Cafe du coin"), found("café"));
        assertEquals(
                Set.of("le café", "le CAFÉ du coin"), Set.copyOf(ranked("café").subList(0, 2)));
        assertEquals(
                Set.of("le cafe", "le Cafe du coin"), Set.copyOf(ranked("cafe").subList(0, 2)));
    }

    @Test
    void ranksShortTextsThatSayItAndRareWordsFirst() {
        says(
                "a long text about many things among which an order is one",
                "order",
                "order order order",
                "the the the refund",
                "the order of the day");
        assertEquals("order order order", ranked("order").getFirst(), "it says it three times and nothing else");
        assertEquals("order", ranked("order").get(1));
        assertEquals(
                "a long text about many things among which an order is one",
                ranked("order").getLast());
        assertEquals("the the the refund", ranked("order OR refund").getFirst(), "the rarer word");
    }

    @Test
    void ranksTheNewestFirstIfToldOrIfTextsSayItAlike() {
        says("order one", "order order", "order two");
        assertEquals(
                List.of("order two", "order order", "order one"),
                searched().texts(question(rows, "order", Filter.NONE, Order.NEWEST)));
        assertEquals(List.of("order two", "order one"), ranked("order").subList(1, 3));
    }

    @Test
    void findsTextsInAllScripts() {
        says(
                "東京駅に行きたいです",
                "我想取消订单",
                "주문을 취소해 주세요",
                "ขอบคุณมากครับ",
                "Где мой заказ?",
                "أين طلبي؟",
                "मेरा ऑर्डर कहाँ है",
                "Πού είναι η παραγγελία μου;",
                "Straße in İstanbul",
                "ﾊﾝｶｸ");
        assertEquals(Set.of("東京駅に行きたいです"), found("東京駅"));
        assertEquals(Set.of("東京駅に行きたいです"), found("駅"), "one character");
        assertEquals(Set.of(), found("東駅"), "not one after the other");
        assertEquals(Set.of("我想取消订单"), found("订单"));
        assertEquals(Set.of("주문을 취소해 주세요"), found("취소"), "without its ending");
        assertEquals(Set.of("ขอบคุณมากครับ"), found("มาก"), "no spaces between words");
        assertEquals(Set.of("Где мой заказ?"), found("ЗАКАЗ"));
        assertEquals(Set.of("أين طلبي؟"), found("طلبي"));
        assertEquals(Set.of("मेरा ऑर्डर कहाँ है"), found("ऑर्डर"));
        assertEquals(Set.of("Πού είναι η παραγγελία μου;"), found("ΠΑΡΑΓΓΕΛΙΑ"));
        assertEquals(Set.of("Straße in İstanbul"), found("strasse istanbul"));
        assertEquals(Set.of("ﾊﾝｶｸ"), found("ハンカク"), "half and full width");
    }

    @Test
    void findsEmoji() {
        says("great 👍🏽", "👍👍", "love it ❤️", "👩‍💻 at work", "🇩🇪", "thumbs");
        assertEquals(Set.of("great 👍🏽", "👍👍"), found("👍"), "whatever the skin tone");
        assertEquals(Set.of("great 👍🏽", "👍👍"), found("👍🏿"));
        assertEquals(Set.of("love it ❤️"), found("❤"), "with or without a variation selector");
        assertEquals(Set.of("👩‍💻 at work"), found("👩‍💻"));
        assertEquals(Set.of("🇩🇪"), found("🇩🇪"));
    }

    @Test
    void takesAWordOfSeveralPartsForAPhrase() {
        says("the wi-fi is down", "fi wi", "write to help@example.org", "i don't know");
        assertEquals(Set.of("the wi-fi is down"), found("wi-fi"));
        assertEquals(Set.of("the wi-fi is down"), found("wi-f*"));
        assertEquals(Set.of("write to help@example.org"), found("help@example.org"));
        assertEquals(Set.of("i don't know"), found("don't"));
    }

    @Test
    void restrictsByWhatMessagesAre() {
        rows.incoming("ann", 0)
                .text("my order")
                .intent("order")
                .platform("webchat")
                .add();
        rows.incoming("bob", 60).text("order that").intent("NotHandled").add();
        rows.outgoing("ann", 120).text("your order").kind("TEMPLATE").add();
        MessageRow missed = rows.incoming("ann", 180).text("ordre order").add();
        rows.mark("NOT_HANDLED", "ann", 181).of(missed).add();
        rows.write();
        searched().caughtUp();

        assertEquals(Set.of("your order"), by(new Filter("OUTGOING", null, null, null, null, null, null, false)));
        assertEquals(Set.of("my order"), by(new Filter(null, "webchat", null, null, null, null, null, false)));
        assertEquals(Set.of("my order"), by(new Filter(null, null, "order", null, null, null, null, false)));
        assertEquals(
                Set.of("order that", "ordre order"),
                by(new Filter(null, null, "NotHandled", null, null, null, null, false)));
        assertEquals(
                Set.of("order that", "ordre order"), by(new Filter(null, null, null, null, null, null, null, true)));
        assertEquals(Set.of("your order"), by(new Filter(null, null, null, "TEMPLATE", null, null, null, false)));
        assertEquals(Set.of("order that"), by(new Filter(null, null, null, null, "bob", null, null, false)));
        assertEquals(
                Set.of("order that", "your order"),
                by(new Filter(null, null, null, null, null, BotRows.at(60), BotRows.at(180), false)),
                "the end is not in it");
    }

    private Set<String> by(Filter filter) {
        return new HashSet<>(searched().texts(question(rows, "order", filter, Order.BEST)));
    }

    @Test
    void givesWhatTheFiltersLetThroughWithoutWords() {
        says("one", "two", "three");
        assertEquals(List.of("three", "two", "one"), ranked(" "));
        assertEquals(3, searched().find(question(rows, "")).total());
    }

    @Test
    void leavesOutWhatStandsInNoTranscript() {
        rows.incoming("", 0).text("order of nobody known").add();
        says("my order");
        assertEquals(Set.of("my order"), found("order"));
    }

    @Test
    void countsNoFurtherThanAnybodyReads() {
        for (int i = 0; i < 10_050; i++) {
            rows.incoming("ann", i).text("order").add();
        }
        rows.write();
        searched().caughtUp();
        SearchAnswer answer = searched().find(question(rows, "order"));
        assertEquals(10_000, answer.total());
        assertFalse(answer.isTotalExact());
    }

    @Test
    void neverGivesWhatIsOfAnotherBot() {
        BotRows other = STORED.newBot();
        other.incoming("ann", 0).text("secret order").add();
        other.write();
        says("my order");
        assertEquals(Set.of("my order"), found("order"));
        SearchQuestion both =
                new SearchQuestion(Set.of(rows.bot, other.bot), "order", Filter.NONE, Order.BEST, 10, null);
        assertEquals(
                Set.of("my order", "secret order"), new HashSet<>(searched().texts(both)));
        SearchQuestion none = new SearchQuestion(Set.of(), "order", Filter.NONE, Order.BEST, 10, null);
        assertEquals(0, searched().find(none).total());
    }

    @Test
    void goesOnFromPageToPageWithoutGapOrRepeat() {
        for (int i = 0; i < 57; i++) {
            rows.incoming("ann", i / 3)
                    .text("order" + " more".repeat(i % 4))
                    .add(); // many at the same time, and as good
        }
        rows.write();
        searched().caughtUp();
        for (Order order : Order.values()) {
            List<Long> sequences = new ArrayList<>();
            @Nullable String cursor = null;
            do {
                SearchAnswer page = searched().find(question(rows, "order", Filter.NONE, order, 10, cursor));
                assertEquals(57, page.total());
                assertTrue(page.isTotalExact());
                page.hits().forEach(hit -> sequences.add(hit.message().sequence()));
                cursor = page.next();
            } while (cursor != null);
            assertEquals(57, sequences.size());
            assertEquals(57, new HashSet<>(sequences).size());
        }
    }

    @Test
    void refusesWhatCannotBeRead() {
        says("order");
        for (String text : List.of("\"open", "a OR", ")", "!!!", "order AND :)", "a*", "-", "x".repeat(501))) {
            assertThrows(BadSearchException.class, () -> ranked(text), text);
        }
        assertThrows(
                BadSearchException.class,
                () -> searched().find(question(rows, "order", Filter.NONE, Order.BEST, 10, "bm9uZQ")));
    }

    @Test
    void refusesTheCursorOfAnotherOrder() {
        says("order", "order", "order");
        String cursor = searched()
                .find(question(rows, "order", Filter.NONE, Order.NEWEST, 1, null))
                .next();
        assertThrows(
                BadSearchException.class,
                () -> searched().find(question(rows, "order", Filter.NONE, Order.BEST, 1, cursor)));
    }

    @Test
    void showsNewMessagesAfterAMoment() {
        says("first order");
        assertEquals(Set.of("first order"), found("order"));
        rows.incoming("bob", 9).text("second order").add();
        rows.write();
        searched().caughtUp();
        assertEquals(Set.of("first order", "second order"), found("order"));
    }

    @Test
    void goesByTheNewestWording() {
        rows.incoming("ann", 0).text("I want a rde hat").messageId("m1").add();
        rows.incoming("bob", 1).text("a rde coat").messageId("m1").add();
        rows.write();
        searched().caughtUp();
        assertEquals(2, found("rde").size());
        rows.mark("EDITED", "ann", 2).messageId("m1").value("I want a red hat").add();
        rows.write();
        searched().caughtUp();
        assertEquals(Set.of("I want a red hat"), found("red"));
        assertEquals(Set.of("a rde coat"), found("rde"), "another user's message of the same id is another one");
    }

    @Test
    void findsNoMessageByWordsThatWereTakenBack() {
        rows.incoming("ann", 0).text("my password is swordfish").messageId("m1").add();
        rows.write();
        searched().caughtUp();
        assertEquals(1, found("swordfish").size());
        rows.mark("UNSENT", "ann", 2).messageId("m1").add();
        rows.write();
        searched().caughtUp();
        assertEquals(Set.of(), found("swordfish"));
    }

    @Test
    void learnsWhatBecomesKnownOfAMessageLater() {
        MessageRow row = rows.incoming("ann", 0).text("my order").add();
        rows.write();
        searched().caughtUp();
        Filter meant = new Filter(null, null, "order", null, null, null, null, false);
        assertEquals(Set.of(), by(meant));
        rows.mark("ENRICHED", "ann", 1)
                .of(row)
                .value("{\"intent\":{\"name\":\"order\"}}")
                .add();
        rows.mark("INTENT", "ann", 1).of(row).value("order").add();
        rows.mark("NOT_HANDLED", "ann", 1).of(row).add();
        rows.write();
        searched().caughtUp();
        assertEquals(Set.of("my order"), by(meant));
        assertEquals(Set.of("my order"), by(new Filter(null, null, null, null, null, null, null, true)));
        assertEquals(1, searched().find(question(rows, "order")).total(), "in the place of what it was");
    }

    @Test
    void marksInTheTextWhatWasLookedFor() {
        says("Where is my Order, the one of " + "long ".repeat(60) + "ago");
        SearchAnswer.Hit hit = searched()
                .find(question(rows, "order \"is my\" -nothing"))
                .hits()
                .getFirst();
        assertEquals(
                List.of("is", "my", "Order"),
                hit.pieces().stream()
                        .filter(SearchAnswer.Piece::isWanted)
                        .map(SearchAnswer.Piece::text)
                        .toList());
        assertEquals("…", hit.pieces().getLast().text());
        hit = searched().find(question(rows, "ago")).hits().getFirst();
        assertEquals("…", hit.pieces().getFirst().text());
        assertTrue(hit.pieces().stream()
                .anyMatch(piece -> piece.isWanted() && piece.text().equals("ago")));
    }

    @Test
    void marksWordsOfAllScripts() {
        says("東京駅に行きたいです", "so 👍🏽 CAFÉS");
        assertEquals(
                List.of("東京駅"),
                searched().find(question(rows, "東京駅")).hits().getFirst().pieces().stream()
                        .filter(SearchAnswer.Piece::isWanted)
                        .map(SearchAnswer.Piece::text)
                        .toList());
        assertEquals(
                List.of("👍🏽", "CAFÉS"),
                searched().find(question(rows, "👍 cafe*")).hits().getFirst().pieces().stream()
                        .filter(SearchAnswer.Piece::isWanted)
                        .map(SearchAnswer.Piece::text)
                        .toList());
    }

    @Test
    void doesNotFindAPictureByWordsButByItsKind() {
        rows.incoming("ann", 0).kind("IMAGE").add();
        rows.write();
        searched().caughtUp();
        Filter pictures = new Filter(null, null, null, "IMAGE", null, null, null, false);
        SearchAnswer answer = searched().find(question(rows, "", pictures, Order.BEST));
        assertEquals(1, answer.total());
        assertEquals(List.of(), answer.hits().getFirst().pieces());
        assertNull(answer.next());
        assertFalse(searched().search().progress().isReadingThePast());
    }
}
