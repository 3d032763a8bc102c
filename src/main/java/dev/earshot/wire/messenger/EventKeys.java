package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.wire.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what the same event is recognised when it comes again: retried, by the bot's own report and by the page's webhook,
 * or as the echo of a send.
 */
public final class EventKeys {
    private EventKeys() {}

    /** A message: webhook copies, echoes and the answer to its send share the id. */
    public static String message(String messageId) {
        return "mid:" + messageId;
    }

    /** Something that happened to a message; {@code detail} tells apart what can happen to it several times. */
    static String change(String kind, String messageId, String detail) {
        return kind + ":" + messageId + ":" + detail;
    }

    /**
     * An item without a message id: page, person, kind, time and content together. Null if it has no time of its own,
     * for then two equal items may be two events.
     */
    static @Nullable String item(Item item, String kind, @Nullable Instant time, JsonNode content) {
        if (time == null) {
            return null;
        }
        Parties parties = item.parties();
        return kind + ":" + parties.page() + ":" + parties.user() + ":" + time.toEpochMilli() + ":"
                + Json.canonical(content);
    }
}
