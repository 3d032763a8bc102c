package dev.earshot.console;

import dev.earshot.control.Caller;
import dev.earshot.event.BotId;
import java.util.UUID;

/** Decodes a rejected call once more, as if it came now: after a fix it may be taken. */
@FunctionalInterface
public interface QuarantineReplay {

    ReplayResult replay(Caller caller, BotId bot, UUID id);

    /** What came of it. */
    sealed interface ReplayResult {
        /** @param accepted how many events were taken; repeats of ones we have are among them, and count once */
        record Accepted(int accepted) implements ReplayResult {}

        /** It is still not usable; the message says why, in the words of the dialect. */
        record StillRejected(String message) implements ReplayResult {}

        /** It can't be tried: only part of it was kept, it is gone, the log takes nothing at the moment. */
        record NotPossible(String why) implements ReplayResult {}
    }
}
