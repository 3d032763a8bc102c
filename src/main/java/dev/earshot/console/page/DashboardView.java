package dev.earshot.console.page;

import java.util.List;

/**
 * A dashboard of a bot.
 *
 * @param mayChange whether the visitor's role lets them arrange it
 * @param tabs the bot's dashboards
 * @param notes the bot's annotations, the newest first
 * @param fault what is wrong with what was sent; empty if nothing is
 */
public record DashboardView(
        Frame frame,
        BotLink bot,
        String id,
        String name,
        String maker,
        boolean mayChange,
        List<Tab> tabs,
        List<Card> cards,
        List<Note> notes,
        String today,
        String fault) {

    public String path() {
        return bot.path() + "/dashboards/" + id;
    }

    public record Tab(String name, String path, boolean isShown) {}

    /**
     * @param loadPath where what it shows comes from
     */
    public record Card(String id, String title, boolean isWide, boolean isFirst, boolean isLast, String loadPath) {}

    public record Note(String id, String day, String text, String maker) {}
}
