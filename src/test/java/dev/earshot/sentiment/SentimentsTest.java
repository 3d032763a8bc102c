package dev.earshot.sentiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentimentsTest {
    private static final Sentiments SENTIMENTS = Sentiments.standard();

    private static @Nullable Double of(@Nullable String text) {
        return SENTIMENTS.of(text);
    }

    private static double known(String text) {
        Double score = of(text);
        assertTrue(score != null, () -> "unknown: " + text);
        return score;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "thanks",
                "thank you so much",
                "great!",
                "I love it",
                "that was really helpful",
                "amazing, works perfectly",
                "ok cool",
                ":)",
                "👍",
                "❤️",
                "❤",
                "😂",
                "😍"
            })
    void soundsPositive(String text) {
        assertTrue(known(text) >= Sentiments.BORDER, () -> text + " " + of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "this sucks",
                "I hate this bot",
                "stupid bot",
                "wrong answer, try again",
                "this is the worst service ever",
                "not good at all",
                "👎",
                "😡",
                ":(",
                "😭😭😭"
            })
    void soundsNegative(String text) {
        assertTrue(known(text) <= -Sentiments.BORDER, () -> text + " " + of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is my order",
                "show me red shoes size 42",
                "what do you mean",
                "can i book a table for two",
                "I want to talk to a human"
            })
    void isNeutralWithoutWordsThatSayAnything(String text) {
        assertTrue(Math.abs(known(text)) < 0.1, () -> text + " " + of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vielen dank",
                "das war nicht gut",
                "die Lieferung war schlecht", // 'die' and 'war' are bad words in English only
                "muchas gracias",
                "no funciona",
                "où est ma commande",
                "dziękuję bardzo",
                "спасибо большое",
                "ありがとうございます",
                "شكرا جزيلا",
                "謝謝",
                "ขอบคุณ"
            })
    void isUnknownInAnotherLanguage(String text) {
        assertNull(of(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "42", "x", "...", "🍕", "https://example.org/great-love", "17:30"})
    void isUnknownWithoutWords(String text) {
        assertNull(of(text), text);
    }

    @Test
    void isUnknownOfNoText() {
        assertNull(of(null));
    }

    @Test
    void readsEmojiByTheirUnicodeNames() {
        assertEquals(" grinning face with smiling eyes ", Emoji.inWords("😁"));
        assertEquals("so  good ", Emoji.inWords("so 👍🏽").replace("   ", " ").stripTrailing() + " ");
        assertEquals("5 # no emoji", Emoji.inWords("5 # no emoji"));
    }

    @Test
    void looksAtTheFirstThousandCharactersOnly() {
        String neutral = "the order is on the table and the box is in the house. ".repeat(30);
        assertEquals(0, known(neutral + "I hate it"));
    }

    @Test
    void saysTheSameOfTheSameText() {
        List<String> texts =
                List.of("great", "this sucks", "where is it", "x".repeat(300) + " love the horrible thing");
        List<@Nullable Double> first = texts.stream().map(SentimentsTest::of).toList();
        for (int i = 0; i < 20; i++) {
            assertEquals(first, texts.stream().map(SentimentsTest::of).toList());
        }
    }
}
