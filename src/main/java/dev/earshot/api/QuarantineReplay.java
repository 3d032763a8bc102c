package dev.earshot.api;

import dev.earshot.event.BotId;
import dev.earshot.store.QuarantineRow;
import java.util.List;

/** Decodes a rejected call once more, as if it came now: after a fix it may be taken. Implemented by the wiring. */
@FunctionalInterface
public interface QuarantineReplay {

    /**
     * Returns once the result is durable.
     *
     * @param row one of the bot's, whole
     */
    Result replay(BotId bot, QuarantineRow row);

    /** What came of it. */
    sealed interface Result {
        /** @param events how many were taken; repeats of ones that we have are among them, and count once */
        record Accepted(int events) implements Result {}

        /**
         * It is still not usable, in whole or in part.
         *
         * @param events how many were taken in spite of it
         * @param messages why, in the words of the dialect
         */
        record StillRejected(int events, List<String> messages) implements Result {}

        /** It could not be tried: the log takes nothing at the moment, say. */
        record NotPossible(String reason) implements Result {}
    }
}
