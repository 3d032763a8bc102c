package dev.earshot.console.page;

import java.util.List;

/**
 * The pages that send what they hear to a bot.
 *
 * @param hasApp whether the app's id and secret are entered
 * @param notice what has just been done; empty if nothing has
 * @param trouble what has just failed; empty if nothing has
 */
public record MessengerView(
        Frame frame,
        BotLink bot,
        boolean mayChange,
        boolean hasApp,
        List<PageCard> pages,
        List<AskedFor> requests,
        String notice,
        String trouble) {

    /**
     * A page.
     *
     * @param tone of the state: good, warn, bad
     * @param problem a sentence; empty if nothing is wrong
     * @param filled what was fetched later, as a sentence; empty if nothing was
     */
    public record PageCard(
            String id,
            String name,
            String state,
            String tone,
            String problem,
            String lastEvent,
            String checked,
            String connected,
            String filled,
            List<Permission> missing) {}

    /** A permission and what it is for. */
    public record Permission(String name, String purpose) {}

    /** What Meta asked for on behalf of somebody. */
    public record AskedFor(String code, String what, String who, String time, boolean isOpen, String note) {}
}
