package dev.earshot.control;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Limits wrong attempts by some key: a few are free, then each makes the wait twice as long, up to a quarter of an hour;
 * a quarter of an hour without one makes up for all. Thread-safe.
 *
 * <p>The memory is bounded: of too many keys, the ones not seen for longest are forgotten.
 */
final class AttemptLimit {
    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    static final int MAX_KEYS = 10_000;

    private final int free;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** Keys are hashed to be of one size, whatever length a stranger sends. */
    private final SequencedMap<Sha256, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true);

    AttemptLimit(int free, InstantSource clock) {
        this.free = free;
        this.clock = clock;
    }

    private record Attempts(int wrong, Instant last) {}

    /** Counts an attempt; or if there were too many, does not, and says how long to wait. */
    Optional<Duration> begin(String key) {
        Instant now = clock.instant();
        lock.lock();
        try {
            Attempts before = current(attempts.get(Sha256.of(key)), now);
            Duration wait = Duration.between(now, openAgain(before));
            if (wait.isPositive()) {
                return Optional.of(wait);
            }
            attempts.put(Sha256.of(key), new Attempts(before.wrong + 1, now));
            if (attempts.size() > MAX_KEYS) {
                attempts.pollFirstEntry();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** The attempt counted last was none. */
    void takeBack(String key) {
        lock.lock();
        try {
            attempts.computeIfPresent(
                    Sha256.of(key),
                    (hash, before) -> before.wrong == 1 ? null : new Attempts(before.wrong - 1, before.last));
        } finally {
            lock.unlock();
        }
    }

    void forget(String key) {
        lock.lock();
        try {
            attempts.remove(Sha256.of(key));
        } finally {
            lock.unlock();
        }
    }

    private Attempts current(@Nullable Attempts before, Instant now) {
        return before == null || !now.isBefore(openAgain(before).plus(FORGOTTEN_AFTER)) ? new Attempts(0, now) : before;
    }

    /** From when the next attempt is looked at. */
    private Instant openAgain(Attempts before) {
        int over = before.wrong - free;
        if (over < 0) {
            return before.last;
        }
        // 15 s times 2^6 is beyond the longest wait; a larger shift could overflow.
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(over, 6));
        return before.last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }
}
