package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SmartLink and its editor.
 *
 * @param id empty for a new one
 * @param url its address; empty for a new one
 * @param numbers what it has counted, in words
 * @param hosts the domains that a new one can have
 * @param trackers that its clicks can belong to
 * @param hasPlaces whether this server can tell countries
 * @param zone the bot's, which the expiry is in
 * @param notice what has just been done; empty if nothing has
 * @param tried what came of a try-out; null if none was made
 */
public record LinkView(
        Frame frame,
        BotLink bot,
        String id,
        String url,
        String numbers,
        boolean isArchived,
        LinkForm form,
        List<String> hosts,
        List<TrackerChoice> trackers,
        boolean hasPlaces,
        String zone,
        String notice,
        @Nullable TriedView tried) {

    public record TrackerChoice(String id, String label) {}

    public boolean isNew() {
        return id.isEmpty();
    }

    /** Where the links of the bot are. */
    public String base() {
        return bot.path() + "/links";
    }

    /** Where this one is saved. */
    public String action() {
        return isNew() ? base() : base() + "/" + id;
    }
}
