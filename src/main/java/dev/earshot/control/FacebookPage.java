package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page whose webhooks come here.
 *
 * @param person who connected it, as Meta knows them in this app
 * @param granted the permissions that they granted
 * @param problem what is wrong, in words for who can mend it; empty if nothing is
 * @param brokenSince since when something is wrong; null if nothing is
 * @param checkedAt null if it was not looked at yet
 * @param lastEventAt when the page's last event came; null if none has
 * @param filledAt when messages that no webhook had brought were last fetched; null if never
 * @param filledCount how many of them then
 * @param fillNote why some could not be fetched; empty if all were
 */
public record FacebookPage(
        BotId bot,
        String pageId,
        String appId,
        String name,
        String person,
        List<String> granted,
        Instant connectedAt,
        State state,
        String problem,
        @Nullable Instant brokenSince,
        @Nullable Instant checkedAt,
        @Nullable Instant lastEventAt,
        @Nullable Instant filledAt,
        long filledCount,
        String fillNote) {

    /** How a page is. */
    public enum State {
        HEALTHY,
        /** Meta no longer sends its events here. */
        UNSUBSCRIBED,
        /** Its token is dead: somebody has to connect it anew. */
        TOKEN_DEAD,
        /** It could not be looked at. */
        UNKNOWN
    }

    public FacebookPage {
        granted = List.copyOf(granted);
    }
}
