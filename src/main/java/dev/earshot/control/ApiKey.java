package dev.earshot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key after it was shown: not the key.
 *
 * @param last4 its last four characters
 * @param expiresAt from when it no longer works; null while it is the bot's current key
 * @param lastUsedAt to the minute or so
 */
public record ApiKey(
        String id,
        String last4,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {
    /** How a page shows it: '••••' and its last four characters. */
    public String masked() {
        return "••••" + last4;
    }
}
