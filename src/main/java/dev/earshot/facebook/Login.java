package dev.earshot.facebook;

import dev.earshot.event.BotId;

/** What came of a person's way through Meta's dialog. */
public sealed interface Login {
    /** They are back and may choose pages. */
    record Done(BotId bot, String id) implements Login {}

    /** They did not agree. */
    record Denied(BotId bot) implements Login {}

    /**
     * Facebook did not let them in.
     *
     * @param reason a sentence
     */
    record Failed(BotId bot, String reason) implements Login {}

    /** The state is none that began in this browser, or an old one, or one that was used. */
    record Unknown() implements Login {}
}
