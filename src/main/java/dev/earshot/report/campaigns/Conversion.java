package dev.earshot.report.campaigns;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did that a campaign is for.
 *
 * @param earlier when they did it first, if {@code time} is when they did it last: credited if nothing stands before that
 * @param event its id; null for what is no event
 * @param name of the event; empty for what is no event
 * @param currency of the amount; null if there is none
 */
record Conversion(
        Goal goal,
        String user,
        Instant time,
        @Nullable Instant earlier,
        @Nullable UUID event,
        String name,
        @Nullable BigDecimal amount,
        @Nullable String currency) {

    /** What a campaign is for. */
    enum Goal {
        /** Said or was told something for the first time ever. */
        STARTED,
        /** Sent a message. */
        ENGAGED,
        /** Something happened to them. */
        EVENT
    }
}
