package dev.earshot.console.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earshot.console.show.Deck.Card;
import dev.earshot.console.show.Deck.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateDecksTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void aButtonTemplateIsItsTextAndItsButtons() {
        Deck deck = sample("button");
        assertEquals("What next?", only(deck).text());
        assertEquals(List.of("Site", "Chat", "Call"), labels(deck.buttons()));
        assertEquals(
                List.of(Choice.Look.LINK, Choice.Look.REPLY, Choice.Look.PHONE),
                deck.buttons().stream().map(Choice::look).toList());
        assertNotNull(deck.buttons().get(0).link());
        assertNull(deck.buttons().get(1).link());
        assertEquals("CHAT", deck.buttons().get(1).detail());
        assertNull(deck.buttons().get(2).link(), "a telephone number is no link");
    }

    @Test
    void aGenericTemplateIsACard() {
        Card card = only(sample("generic"));
        assertEquals("Shoe", card.title());
        assertEquals("Red", card.text());
        assertEquals("https://cdn.example.test/p.jpg", url(card.image()));
        assertEquals("https://site.example.test/p", url(card.link()));
        assertEquals(List.of("Buy"), labels(card.buttons()));
    }

    @Test
    void severalGenericElementsStandSideBySide() {
        Deck deck = deck("{\"template_type\":\"generic\",\"elements\":[{\"title\":\"A\"},{\"title\":\"B\"}]}");
        assertEquals(Layout.CAROUSEL, deck.layout());
        assertEquals(2, deck.cards().size());
    }

    @Test
    void aListStandsInAColumnWithItsButtonBelow() {
        Deck deck = sample("list");
        assertEquals(Layout.STACK, deck.layout());
        assertEquals(
                List.of("One", "Two"), deck.cards().stream().map(Card::title).toList());
        assertEquals(List.of("Go"), labels(deck.cards().get(1).buttons()));
        assertEquals(List.of("More"), labels(deck.buttons()));
    }

    @Test
    void aMediaTemplateSaysWhatItIsAndWhichAttachment() {
        Card card = only(sample("media"));
        assertEquals("Video", card.title());
        assertEquals(List.of(new Fact("Attachment", "990001")), card.facts());
        assertEquals(List.of("Watch"), labels(card.buttons()));
    }

    @Test
    void aReceiptAddsUp() {
        Card card = only(sample("receipt"));
        assertEquals("Shop", card.title());
        assertEquals("A B", card.text());
        assertEquals(
                List.of(
                        new Fact("Order", "17"),
                        new Fact("Paid by", "Visa 1234"),
                        new Fact("To", "1 Way, 00000, X, CA, US")),
                card.facts());
        assertEquals(
                List.of(
                        new Deck.Line("Shoe", "1 ×", "40 USD"),
                        new Deck.Line("Subtotal", "", "40 USD"),
                        new Deck.Line("Shipping", "", "5.50 USD"),
                        new Deck.Line("Tax", "", "3 USD"),
                        new Deck.Line("New", "Adjustment", "2 USD")),
                card.lines());
        assertEquals(new Deck.Line("Total", "", "48.50 USD"), card.total());
    }

    @Test
    void productsAreNamedByTheirNumbers() {
        Deck deck = sample("product");
        assertEquals(2, deck.cards().size());
        assertEquals(
                List.of(new Fact("Product", "55501")), deck.cards().getFirst().facts());
    }

    @Test
    void aSharedProductHasNoTypeAndIsShownInFull() {
        Card card = only(deck(
                "{\"product\":{\"elements\":[{\"id\":\"5\",\"retailer_id\":\"SKU-1\",\"image_url\":\"https://c.test/p.jpg\","
                        + "\"title\":\"Red shoe\",\"subtitle\":\"$40\"}]}}"));
        assertEquals("Red shoe", card.title());
        assertEquals("$40", card.text());
        assertEquals(List.of(new Fact("Product", "5"), new Fact("Article", "SKU-1")), card.facts());
    }

    @Test
    void aCouponShowsItsCode() {
        Deck deck = sample("coupon");
        assertEquals("10% off", only(deck).title());
        assertTrue(only(deck).facts().contains(new Fact("Code", "10OFF")));
        assertEquals(List.of("Shop"), labels(deck.buttons()));
    }

    @Test
    void aFeedbackTemplateShowsItsQuestions() {
        Deck deck = sample("customer_feedback");
        assertEquals("Rate us", only(deck).title());
        assertEquals(List.of(new Fact("CSAT", "How was it?")), only(deck).facts());
        assertEquals(List.of("Rate"), labels(deck.buttons()));
    }

    @Test
    void anImageGridIsAGrid() {
        Deck deck = sample("image_grid");
        assertEquals(Layout.GRID, deck.layout());
        assertEquals("Spring", deck.name());
        assertEquals(2, deck.cards().size());
        assertEquals(
                "https://cdn.example.test/1.jpg", url(deck.cards().getFirst().image()));
    }

    @Test
    void formsSayWhatTheyAskFor() {
        assertEquals(
                new Fact("Countries", "US"),
                only(sample("customer_information")).facts().getFirst());
        assertEquals(
                List.of(new Fact("Form", "330001")),
                only(sample("instant_form")).facts());
        assertEquals("Tell me when back", only(sample("one_time_notif_req")).title());
    }

    @Test
    void aSharedPageIsItsAddress() {
        Card card = only(sample("open_graph"));
        assertEquals("https://site.example.test/song", card.title());
        assertEquals("https://site.example.test/song", url(card.link()));
    }

    @Test
    void airlineTemplatesShowTheFlight() {
        Deck boarding = sample("airline_boardingpass");
        assertEquals("You are checked in.", boarding.cards().getFirst().text());
        Card pass = boarding.cards().get(1);
        assertEquals("San Francisco (SFO) → Los Angeles (LAX)", pass.title());
        assertTrue(pass.facts().contains(new Fact("Seat", "14A")));
        assertTrue(pass.facts().contains(new Fact("Passenger", "B/A")));
        assertEquals(List.of("Check in"), labels(sample("airline_checkin").buttons()));
        assertTrue(sample("airline_checkin").cards().get(1).facts().contains(new Fact("Boarding", "2024-01-05 15:05")));
        assertEquals("Flight delay", sample("airline_update").name());
        assertTrue(sample("airline_update").cards().get(1).facts().contains(new Fact("Gate", "T4")));
        Card price = sample("airline_itinerary").cards().getLast();
        assertEquals(new Deck.Line("Total", "", "320 USD"), price.total());
        assertTrue(price.lines().contains(new Deck.Line("Fuel", "", "100 USD")));
    }

    @Test
    void anUnknownTemplateIsShownFieldByField() {
        Deck deck = deck("{\"template_type\":\"hologram\",\"depth\":3,\"colour\":{\"name\":\"red\"},\"empty\":null}");
        assertEquals("Template hologram", deck.name());
        assertEquals(
                List.of(new Fact("depth", "3"), new Fact("colour.name", "red")),
                only(deck).facts());
    }

    @Test
    void everyTemplateOfTheSamplesShowsSomething() {
        List<String> samples = samples();
        assertEquals(17, samples.size());
        for (String sample : samples) {
            Deck deck = deck(sample);
            assertFalse(deck.cards().isEmpty(), sample);
            assertFalse(deck.name().startsWith("Template"), () -> "no picture of its own: " + sample);
        }
    }

    @Test
    void nonsenseInEveryFieldBreaksNothing() {
        for (String sample : samples()) {
            for (String nonsense : List.of("null", "[]", "{}", "7", "\"x\"", "[[]]", "[null]", "true")) {
                JsonNode payload = read(sample);
                payload.fieldNames().forEachRemaining(field -> {
                    if (!field.equals("template_type")) {
                        ((com.fasterxml.jackson.databind.node.ObjectNode) payload).set(field, read(nonsense));
                    }
                });
                assertNotNull(TemplateDecks.of(payload), sample);
            }
        }
    }

    @Test
    void aTemplateWithoutEndIsCut() {
        StringBuilder elements = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            elements.append(i == 0 ? "" : ",").append("{\"title\":\"x\"}");
        }
        assertEquals(
                12,
                deck("{\"template_type\":\"generic\",\"elements\":[" + elements + "]}")
                        .cards()
                        .size());
    }

    private static Card only(Deck deck) {
        assertEquals(1, deck.cards().size());
        return deck.cards().getFirst();
    }

    private static List<String> labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).toList();
    }

    private static String url(SafeLink link) {
        return link == null ? "" : link.url();
    }

    private static Deck sample(String type) {
        return samples().stream()
                .filter(sample -> sample.contains("\"template_type\":\"" + type + "\""))
                .map(TemplateDecksTest::deck)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample of " + type));
    }

    private static Deck deck(String json) {
        return TemplateDecks.of(read(json));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> samples() {
        try (InputStream in = TemplateDecksTest.class.getResourceAsStream("/console/templates.jsonl")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
