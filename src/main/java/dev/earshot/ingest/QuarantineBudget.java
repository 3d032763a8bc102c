package dev.earshot.ingest;

import dev.earshot.event.BotId;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How much of what is rejected is kept. Anybody can send rubbish, so what is kept of it must not fill the disk: each bot
 * has a bucket that refills slowly, and all calls without a valid key share one more. What is over is counted and answered
 * all the same.
 *
 * <p>Thread-safe.
 */
public final class QuarantineBudget {
    private static final String NO_BOT = "";

    private final long bucketBytes;
    private final long bytesPerSecond;
    private final InstantSource clock;
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * @param bucketBytes what may be kept at once, for each bot
     * @param bytesPerSecond how fast that fills again
     */
    public QuarantineBudget(long bucketBytes, long bytesPerSecond, InstantSource clock) {
        this.bucketBytes = bucketBytes;
        this.bytesPerSecond = bytesPerSecond;
        this.clock = clock;
    }

    /** Takes room for a body of that length; false if there is none left. */
    boolean take(@Nullable BotId bot, long bytes) {
        // Only bots that exist have buckets of their own, so there are no more of them than bots.
        return buckets.computeIfAbsent(bot == null ? NO_BOT : bot.value(), name -> new Bucket())
                .take(bytes + 200);
    }

    private final class Bucket {
        private double level = (double) bucketBytes;
        private long filledAtMillis = clock.millis();

        synchronized boolean take(long bytes) {
            long now = clock.millis();
            double refill = Math.max(0, now - filledAtMillis) / 1000.0 * (double) bytesPerSecond;
            level = Math.min((double) bucketBytes, level + refill);
            filledAtMillis = now;
            if (level < (double) bytes) {
                return false;
            }
            level -= (double) bytes;
            return true;
        }
    }
}
