package dev.earshot.api;

import dev.earshot.event.BotId;
import dev.earshot.event.RejectReason;
import java.util.Map;

/** Whether all that was received for a bot is accounted for. Implemented by the wiring, which knows both sides. */
@FunctionalInterface
public interface BotBooks {

    Balance of(BotId bot);

    /**
     * Counted in events, since the bot was made: {@code received = accepted + rejected} and
     * {@code accepted = stored + duplicates + pending}.
     *
     * @param rejectedByReason since this process started, or shortly before; reasons with none are left out
     * @param pending accepted, and not yet in the store
     * @param isCaughtUp whether the store has everything that was accepted
     * @param isBalanced whether the equations hold
     */
    record Balance(
            long received,
            long accepted,
            long rejected,
            Map<RejectReason, Long> rejectedByReason,
            long stored,
            long duplicates,
            long pending,
            boolean isCaughtUp,
            boolean isBalanced) {}
}
