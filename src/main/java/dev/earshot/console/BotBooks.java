package dev.earshot.console;

import dev.earshot.event.BotId;

/** Whether all that was received for a bot is accounted for. */
@FunctionalInterface
public interface BotBooks {

    Totals of(BotId bot);

    /**
     * Counted in events, since the bot was made. They balance if {@code received = accepted + rejected} and
     * {@code accepted = stored + duplicates + pending}.
     *
     * @param pending accepted, and not yet in the store
     */
    record Totals(long received, long accepted, long rejected, long stored, long duplicates, long pending) {
        public boolean isBalanced() {
            return received == accepted + rejected && accepted == stored + duplicates + pending && pending >= 0;
        }
    }
}
