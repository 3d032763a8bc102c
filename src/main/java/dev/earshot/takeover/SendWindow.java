package dev.earshot.takeover;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether Messenger lets a page write to a person: anything within 24 hours of what the person did last, what a person writes
 * within 7 days (the tag HUMAN_AGENT), nothing after that.
 */
public enum SendWindow {
    OPEN,
    PEOPLE_ONLY,
    CLOSED;

    static final Duration STANDARD = Duration.ofHours(24);
    static final Duration HUMAN_AGENT = Duration.ofDays(7);

    /** @param heardAt null if it is not known, and then Messenger is asked */
    static SendWindow at(@Nullable Instant heardAt, Instant now) {
        if (heardAt == null || now.isBefore(heardAt.plus(STANDARD))) {
            return OPEN;
        }
        return now.isBefore(heardAt.plus(HUMAN_AGENT)) ? PEOPLE_ONLY : CLOSED;
    }
}
