package dev.earshot.search;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to look for. What is null does not restrict.
 *
 * @param bots of which, by id; the caller's rights are in it
 * @param text words, phrases, beginnings ({@link WantedParser}); empty for all messages that the filters let through
 * @param limit how many at once, 1 to {@value #MAX_LIMIT}; others are taken for the nearest
 * @param cursor where to go on, as a page before gave it
 */
public record SearchQuestion(
        Set<String> bots,
        String text,
        Filter filter,
        Order order,
        int limit,
        @Nullable String cursor) {

    public static final int MAX_LIMIT = 100;

    public SearchQuestion {
        bots = Set.copyOf(bots);
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /** Which comes first. */
    public enum Order {
        /** What says it most; of those that say it alike, the newest. */
        BEST,
        NEWEST
    }

    /**
     * Which messages.
     *
     * @param direction {@code INCOMING} or {@code OUTGOING}
     * @param intent the exact name
     * @param kind name of the event model's kind, such as {@code IMAGE}
     * @param user the exact id
     * @param from the earliest time
     * @param to the time before which they were sent
     * @param isNotHandled whether only those that the bot did not understand
     */
    public record Filter(
            @Nullable String direction,
            @Nullable String platform,
            @Nullable String intent,
            @Nullable String kind,
            @Nullable String user,
            @Nullable Instant from,
            @Nullable Instant to,
            boolean isNotHandled) {

        public static final Filter NONE = new Filter(null, null, null, null, null, null, null, false);
    }
}
