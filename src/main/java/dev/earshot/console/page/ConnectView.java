package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to connect a bot, and whether it is.
 *
 * @param key the API key, if it was made just now; empty otherwise: it is known nowhere else
 * @param keyShown how the newest key is told from others: its last characters; empty if there is none
 * @param kochavaAppId what clients of Kochava's bot integration send in the place of a key
 * @param lastMessage when something came last, in words; empty while nothing has come
 * @param fault of the last rejected call; null if there was none lately
 * @param livePath the stream that says when the first message is there
 */
public record ConnectView(
        Frame frame,
        BotLink bot,
        String key,
        String keyShown,
        String kochavaAppId,
        String origin,
        List<Snippet> snippets,
        String lastMessage,
        String conversationsPath,
        @Nullable FaultNote fault,
        String livePath) {

    public boolean isWaiting() {
        return lastMessage.isEmpty();
    }

    /**
     * Code to copy.
     *
     * @param id for the markup: letters only
     */
    public record Snippet(String id, String label, String intro, String code, String after) {}
}
