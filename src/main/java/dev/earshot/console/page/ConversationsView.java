package dev.earshot.console.page;

import org.jspecify.annotations.Nullable;

/**
 * The list of conversations beside the open one.
 *
 * @param thread null if there is no conversation at all
 * @param livePath the stream that the list grows by when no transcript is open
 * @param isPicked whether somebody picked it; else it is the newest, which a phone does not show before it is picked
 */
public record ConversationsView(
        Frame frame,
        BotLink bot,
        ConversationRow.Rows list,
        String search,
        @Nullable ThreadView thread,
        boolean isPicked,
        String livePath) {}
