package dev.earshot.control;

import org.jspecify.annotations.Nullable;

/** What came of taking a conversation over, giving it back, or sending in it. */
public sealed interface Taking {
    /** @param delivery what the bot is told, if it has a Pause URL */
    record Done(Takeover takeover, @Nullable String delivery) implements Taking {}

    /**
     * Somebody else has it, or it is no longer as the caller saw it (409).
     *
     * @param current null if nobody has it
     */
    record Conflict(@Nullable Takeover current) implements Taking {}
}
