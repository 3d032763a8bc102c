package dev.earshot.takeover;

import org.jspecify.annotations.Nullable;

/** What came of sending. */
sealed interface SendResult {
    /** @param messageId the platform's, if it gave one */
    record Sent(@Nullable String messageId) implements SendResult {}

    /** Certainly not sent. */
    record NotSent(String reason) implements SendResult {}

    /** Nobody can tell. */
    record Unknown(String reason) implements SendResult {}
}
