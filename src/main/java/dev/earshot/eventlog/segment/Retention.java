package dev.earshot.eventlog.segment;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * What a log keeps. It goes by whole segments from the oldest on; the one that grows is never deleted.
 *
 * @param maxAge records older than this are deleted, an eighth of that later at the latest (a segment that grows slowly is
 *     ended early for that); never younger ones
 * @param maxBytes the oldest segments are deleted until all together are not longer
 */
public record Retention(Duration maxAge, long maxBytes) {

    /** Nothing is ever deleted. */
    public static final Retention EVERYTHING = new Retention(ChronoUnit.FOREVER.getDuration(), Long.MAX_VALUE);

    public Retention {
        if (!maxAge.isPositive()) {
            throw new IllegalArgumentException("maxAge must be longer than zero, not " + maxAge);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
        }
    }

    public static Retention maxAge(Duration age) {
        return new Retention(age, Long.MAX_VALUE);
    }

    public static Retention maxBytes(long bytes) {
        return new Retention(ChronoUnit.FOREVER.getDuration(), bytes);
    }
}
