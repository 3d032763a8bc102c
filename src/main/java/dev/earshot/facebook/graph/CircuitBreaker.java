package dev.earshot.facebook.graph;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps calls off an address that does not answer: after five failures in a row it is left alone for half a minute, then one
 * call tries it. Thread-safe.
 */
final class CircuitBreaker {
    static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private int failures;
    private Instant closedAgainAt = Instant.MIN;

    CircuitBreaker(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether a call may be made now. One who is let through while it is open is the trial: nobody else is for a while. */
    synchronized boolean lets() {
        if (failures < FAILURES) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(closedAgainAt)) {
            return false;
        }
        closedAgainAt = now.plus(PAUSE);
        return true;
    }

    synchronized boolean isClosed() {
        return failures < FAILURES;
    }

    synchronized void answered() {
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (failures >= FAILURES) {
            closedAgainAt = clock.instant().plus(PAUSE);
        }
    }
}
