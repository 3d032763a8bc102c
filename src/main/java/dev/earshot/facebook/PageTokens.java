package dev.earshot.facebook;

import dev.earshot.event.BotId;
import dev.earshot.facebook.graph.GraphAccess;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What to act with as a page that a bot is connected with. */
public interface PageTokens {

    /** Of bots that are connected with no page. */
    PageTokens NONE = new PageTokens() {
        @Override
        public Optional<GraphAccess> of(BotId bot, @Nullable String page) {
            return Optional.empty();
        }

        @Override
        public boolean isConnected(BotId bot) {
            return false;
        }
    };

    /**
     * Blocks.
     *
     * @param page which of the bot's pages; null if it is not known, and then the bot's only one
     */
    Optional<GraphAccess> of(BotId bot, @Nullable String page);

    boolean isConnected(BotId bot);
}
