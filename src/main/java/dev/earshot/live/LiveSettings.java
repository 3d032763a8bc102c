package dev.earshot.live;

import java.time.Duration;

/**
 * The hub's bounds.
 *
 * @param maxSubscribers more are refused
 * @param maxQueuedItems how far a subscriber may fall behind before it is dropped
 * @param maxQueuedBytes the same, in bytes of records; the items are shared, so many subscribers of one bot cost no more
 * @param maxReplayBytes how much of the log is read for a subscriber that resumes before it is told of a gap; at some 500
 *     bytes a message, 16 MiB are 30,000 messages: more than a page would show
 * @param maxReplays how many subscribers are replayed at once; after a restart all come back together
 * @param pace the least time between two deliveries when records come quickly: at most 200 wake-ups a second for each
 *     subscriber however many messages there are, and a message after a quiet moment is delivered at once
 */
public record LiveSettings(
        int maxSubscribers,
        int maxQueuedItems,
        long maxQueuedBytes,
        long maxReplayBytes,
        int maxReplays,
        Duration pace) {

    public static final LiveSettings DEFAULT =
            new LiveSettings(2_000, 5_000, 4 << 20, 16 << 20, 4, Duration.ofMillis(5));
}
