package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AttemptLimitTest {
    private final SettableClock clock = new SettableClock();
    private final AttemptLimit limit = new AttemptLimit(2, clock);

    @Test
    void keysAreLimitedEachForItself() {
        limit.begin("a");
        limit.begin("a");

        assertEquals(Optional.of(AttemptLimit.FIRST_WAIT), limit.begin("a"));
        assertEquals(Optional.empty(), limit.begin("b"));
    }

    @Test
    void anAttemptTakenBackDoesNotCount() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), limit.begin("a"));
            limit.takeBack("a");
        }
    }

    @Test
    void takingBackWhatNeverWasDoesNothing() {
        limit.takeBack("a");

        limit.begin("a");
        limit.begin("a");
        assertTrue(limit.begin("a").isPresent());
    }

    @Test
    void manyFailuresDoNotOverflowTheWait() {
        for (int i = 0; i < 200; i++) {
            limit.begin("a").ifPresent(wait -> {
                assertTrue(wait.isPositive() && wait.compareTo(AttemptLimit.LONGEST_WAIT) <= 0, wait::toString);
                clock.advance(wait);
                limit.begin("a");
            });
        }
        assertEquals(Optional.of(AttemptLimit.LONGEST_WAIT), limit.begin("a"));
    }

    @Test
    void aQuarterOfAnHourAfterTheWaitItIsForgotten() {
        limit.begin("a");
        limit.begin("a");
        clock.advance(AttemptLimit.FIRST_WAIT.plus(Duration.ofMinutes(15)));

        assertEquals(Optional.empty(), limit.begin("a"));
        assertEquals(Optional.empty(), limit.begin("a"));
        assertTrue(limit.begin("a").isPresent());
    }

    @Test
    void aFloodOfKeysPushesOutTheOldestButNotTheOneUnderAttack() {
        limit.begin("old");
        limit.begin("old");
        limit.begin("attacked");
        limit.begin("attacked");
        for (int i = 0; i < AttemptLimit.MAX_KEYS; i++) {
            limit.begin("flood " + i);
            if (i % 100 == 0) {
                assertTrue(limit.begin("attacked").isPresent());
            }
        }

        assertTrue(limit.begin("attacked").isPresent());
        assertFalse(limit.begin("old").isPresent());
    }
}
