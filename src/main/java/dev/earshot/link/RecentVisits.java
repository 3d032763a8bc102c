package dev.earshot.link;

import com.google.common.hash.HashCode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who followed which link lately. Bounded: of too many, the ones longest ago are forgotten; and a restart forgets all, so a
 * repeat may then be taken for a first click. Thread-safe.
 */
final class RecentVisits {
    static final Duration WINDOW = Duration.ofHours(1);
    static final int MAX_KEPT = 200_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final SequencedMap<HashCode, Instant> last = new LinkedHashMap<>();

    /** Whether this person followed this link within the hour before; notes that they do now. */
    boolean isRepeat(String link, String person, Instant now) {
        HashCode key = People.hash(link, person);
        lock.lock();
        try {
            Instant before = last.get(key);
            boolean isRepeat = before != null && before.plus(WINDOW).isAfter(now);
            if (!isRepeat) {
                // Repeats do not move the window on: who clicks all day is counted once an hour.
                last.remove(key);
                last.put(key, now);
                if (last.size() > MAX_KEPT) {
                    last.pollFirstEntry();
                }
            }
            return isRepeat;
        } finally {
            lock.unlock();
        }
    }
}
