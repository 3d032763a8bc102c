package dev.earshot.console.page;

import java.util.List;

/** The pages of somebody who has logged in at Facebook. */
public record ChoosePagesView(
        Frame frame,
        BotLink bot,
        String login,
        List<Offer> offers,
        List<MessengerView.Permission> granted,
        List<MessengerView.Permission> missing,
        String notice,
        String trouble) {

    /** @param obstacle why it cannot be connected; empty if it can */
    public record Offer(String id, String name, String tasks, String obstacle, boolean isConnected) {}
}
