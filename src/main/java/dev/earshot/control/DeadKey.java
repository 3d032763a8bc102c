package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;

/**
 * A key that once worked, so that a rejected call can be told apart from a typing error.
 *
 * @param diedAt when it stopped working
 */
public record DeadKey(BotId bot, Reason reason, Instant diedAt) {
    /** Why a key no longer works. */
    public enum Reason {
        /** A newer key has taken its place. */
        REPLACED,
        /** The bot was deleted. */
        BOT_DELETED
    }
}
