package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a postback, made or to be made.
 *
 * @param id stays the same however often it is sent
 * @param request what was called, with everything filled in; empty until it is tried
 * @param nextAt when it is tried next; null if it is over
 * @param status what was answered last; null if nothing was
 * @param answer the beginning of the answer, or why there was none
 */
public record PostbackDelivery(
        String id,
        String postback,
        BotId bot,
        boolean isTest,
        PostbackSubject subject,
        String request,
        State state,
        int attempts,
        Instant madeAt,
        @Nullable Instant triedAt,
        @Nullable Instant nextAt,
        @Nullable Integer status,
        String answer) {

    /** What became of it. */
    public enum State {
        /** Not tried yet, or tried in vain and to be tried again. */
        WAITING,
        DELIVERED,
        /** Refused, or tried in vain for too long. */
        FAILED,
        /** Not to be told: credited to nothing, or to another network. */
        SKIPPED
    }
}
