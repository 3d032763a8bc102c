package dev.earshot;

import dev.earshot.event.EventId;
import java.util.SplittableRandom;

/**
 * Ids of events that the platform gives no identity: 128 random bits. Nobody gains by guessing one, so the fast generator
 * of each thread does, seeded from the system's entropy.
 */
final class RandomIds {
    private static final ThreadLocal<SplittableRandom> RANDOM =
            ThreadLocal.withInitial(() -> new SplittableRandom(new java.security.SecureRandom().nextLong()));

    private RandomIds() {}

    static EventId next() {
        SplittableRandom random = RANDOM.get();
        return new EventId(random.nextLong(), random.nextLong());
    }
}
