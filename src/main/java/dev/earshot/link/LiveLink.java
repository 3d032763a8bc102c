package dev.earshot.link;

import dev.earshot.control.SmartLink;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A link ready to be followed. Immutable but for its counters, which outlive a change of the link.
 *
 * @param content as people wrote it
 */
public record LiveLink(SmartLink link, LinkContent content, Rules rules, Counters counters) {

    /**
     * @param clicks since the link was made
     * @param ended likewise
     * @param savedClicks of them in the database
     * @param savedEnded likewise
     */
    record Counters(AtomicLong clicks, AtomicLong ended, AtomicLong savedClicks, AtomicLong savedEnded) {
        static Counters of(SmartLink link) {
            return new Counters(
                    new AtomicLong(link.clicks()),
                    new AtomicLong(link.ended()),
                    new AtomicLong(link.clicks()),
                    new AtomicLong(link.ended()));
        }
    }

    public boolean hasPassword() {
        return link.passwordHash() != null;
    }

    /** Whether the user agent must be read to follow it. */
    public boolean needsDevice() {
        return rules.needsDevice();
    }

    boolean isOver(Instant now) {
        return link.archivedAt() != null
                || link.expiresAt() != null && !now.isBefore(link.expiresAt())
                || link.clickLimit() != null && counters.clicks().get() >= link.clickLimit();
    }

    /** Takes one of the clicks that are left; false if none is. */
    boolean takeClick() {
        Long limit = link.clickLimit();
        if (limit == null) {
            counters.clicks().incrementAndGet();
            return true;
        }
        long before = counters.clicks().getAndUpdate(clicks -> clicks < limit ? clicks + 1 : clicks);
        return before < limit;
    }

    /** The click could not be kept, so it was none. */
    void giveBackClick() {
        counters.clicks().decrementAndGet();
    }
}
