package dev.earshot.console.page;

import java.util.List;

/** The postbacks of a bot. */
public record PostbacksView(Frame frame, BotLink bot, List<Row> rows) {

    /**
     * @param tells of what, in words
     * @param url without its query, which may hold a secret
     * @param look of the state
     */
    public record Row(
            String path,
            String name,
            String tells,
            String url,
            String state,
            String look,
            long delivered,
            long failed) {}
}
