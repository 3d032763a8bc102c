package dev.earshot.console.page;

import java.util.List;
import java.util.Map;

/**
 * How people take over from a bot.
 *
 * @param secret the one that calls are signed with, if it was made just now; empty otherwise
 * @param notice what has just been done; empty if nothing has
 * @param trouble what has just failed; empty if nothing has
 */
public record TakeoverSettingsView(
        Frame frame,
        BotLink bot,
        boolean isMessenger,
        Form form,
        boolean isSigned,
        boolean hasPageToken,
        boolean hasApiKey,
        String secret,
        List<Delivery> deliveries,
        String notice,
        String trouble,
        Map<String, String> faults) {

    /** The fields that can be shown. */
    public record Form(String pauseUrl, String sendUrl, String graphUrl, String graphVersion, String idleMinutes) {}

    /**
     * @param user empty for a test
     * @param state in words
     * @param answer status and beginning of the answer, or why there was none
     */
    public record Delivery(String time, String user, boolean isPaused, String state, String tone, String answer) {}

    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }
}
