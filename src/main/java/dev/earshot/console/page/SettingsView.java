package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * Settings of a bot.
 *
 * @param newKey the API key, if it was made just now; empty otherwise
 * @param notice what has just been done; empty if nothing has
 */
public record SettingsView(
        Frame frame,
        BotLink bot,
        BotForm form,
        List<Key> keys,
        String newKey,
        String notice,
        Map<String, String> faults,
        String messages) {

    /**
     * @param isCurrent whether it works until it is replaced
     * @param ends when it stops working, in words
     */
    public record Key(String masked, String created, String lastUsed, boolean isCurrent, String ends) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
