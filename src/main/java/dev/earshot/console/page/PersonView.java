package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a user.
 *
 * @param transcriptPath where one reads what was said
 * @param moreSessions where older ones are; null at the end; likewise for events
 */
public record PersonView(
        Frame frame,
        BotLink bot,
        PersonPanel person,
        String transcriptPath,
        List<Identity> identities,
        List<Touch> touches,
        List<Known> known,
        List<Click> clicks,
        List<FoundView.Row> sessions,
        @Nullable String moreSessions,
        List<FoundView.Row> events,
        @Nullable String moreEvents) {

    /** Where the user's id was seen; times in words. */
    public record Identity(String platform, String page, String first, String last, String seen) {}

    /**
     * What else the user is known by.
     *
     * @param path of another user who is the same person; null if it is an identifier
     */
    public record Known(
            String type,
            String value,
            String since,
            @Nullable String path) {}

    /** A click or an impression of the person's. */
    public record Click(String time, String utc, String what, String campaign, String link, String network) {}

    /** Where the user came from. */
    public record Touch(String path, String time, String utc, String source, String ref, String ad) {}
}
