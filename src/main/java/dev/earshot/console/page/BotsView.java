package dev.earshot.console.page;

import java.util.List;

/** All bots. */
public record BotsView(Frame frame, List<Card> cards) {

    /**
     * @param messages stored so far, in words
     * @param last when something was said last, in words; empty before the first message
     * @param lastUtc the same for the title
     * @param lastLine what was said last
     */
    public record Card(BotLink bot, String zone, String messages, String last, String lastUtc, String lastLine) {
        public boolean isWaiting() {
            return last.isEmpty();
        }
    }
}
