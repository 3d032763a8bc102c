package dev.earshot.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff BACK_OFF = new BackOff(List.of(Duration.ofSeconds(10), Duration.ofSeconds(60)));

    @Test
    void waitsLongerEachTimeAndThenNoMore() {
        assertEquals(Optional.of(Duration.ofSeconds(10)), BACK_OFF.after(1));
        assertEquals(Optional.of(Duration.ofSeconds(60)), BACK_OFF.after(2));
        assertEquals(Optional.empty(), BACK_OFF.after(3));
    }

    @Test
    void waitsAFifthMoreOrLess() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 1_000; i++) {
            long millis = BACK_OFF.after(1, random).orElseThrow().toMillis();
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        assertTrue(least >= 8_000 && most <= 12_000, "seed " + seed + ": " + least + " to " + most);
        assertTrue(least < 9_000 && most > 11_000, "seed " + seed + ": " + least + " to " + most);
        assertEquals(Optional.empty(), BACK_OFF.after(3, random));
    }
}
