package dev.earshot.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    private static final String FACES = "\ud83d\ude00\ud83d\ude01";

    @Test
    void cutsBetweenCharactersThatAreWhole() {
        assertEquals("ab", Excerpt.first("abc", 2));
        assertEquals("bc", Excerpt.last("abc", 2));
        assertEquals("abc", Excerpt.first("abc", 3));
        assertEquals("abc", Excerpt.last("abc", 4));
        assertEquals("", Excerpt.first("abc", 0));
    }

    @Test
    void leavesAPairOutThatItWouldCut() {
        assertEquals("\ud83d\ude00", Excerpt.first(FACES, 3));
        assertEquals("\ud83d\ude01", Excerpt.last(FACES, 3));
        assertEquals("\ud83d\ude00", Excerpt.first(FACES, 2));
        assertEquals("", Excerpt.first(FACES, 1));
    }

    @Test
    void theWordsForAMistakeAmongFacesCanBeWrittenDown() {
        for (int spaces = 0; spaces < 4; spaces++) {
            String body = "{\"a\":\"" + FACES.repeat(20) + "\"" + " ".repeat(spaces) + "\ud83d\ude00}";
            String message = Wire.decode("type=incoming&platform=generic", body)
                    .faults()
                    .getFirst()
                    .message();
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            assertEquals(message, new String(bytes, StandardCharsets.UTF_8));
            assertFalse(message.contains("\ufffd"), message);
        }
    }
}
