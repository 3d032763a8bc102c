package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a Pause URL, made or to be made.
 *
 * @param user whose conversation; empty for a test
 * @param epoch of the takeover; 0 for a test
 * @param isPaused what the bot is told
 * @param body what is sent, to the byte
 * @param nextAt when it is tried next; null if it is over
 * @param status what the bot answered last; null if it did not
 * @param answer the beginning of its answer, or why there was none
 */
public record PauseDelivery(
        String id,
        BotId bot,
        String user,
        long epoch,
        boolean isPaused,
        String body,
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
        /** Tried in vain for too long. */
        FAILED,
        /** A later one of the same conversation says what holds now. */
        OUTDATED
    }

    /** Whether it was tried and did not arrive. */
    public boolean isInTrouble() {
        return state == State.FAILED || state == State.WAITING && attempts > 0;
    }
}
