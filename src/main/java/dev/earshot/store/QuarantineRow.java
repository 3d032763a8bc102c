package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something received that was not accepted.
 *
 * @param bot null if the call carried no key, or one that nobody knows
 * @param reason name of the event model's reason, such as {@code BAD_JSON}
 * @param message the words the caller was given
 * @param target path and query of the call, secrets masked
 * @param body what was received, secrets masked
 * @param isCut whether the body was longer than what is kept
 */
public record QuarantineRow(
        UUID id,
        long sequence,
        @Nullable String bot,
        Instant receivedAt,
        String reason,
        String message,
        String target,
        String body,
        boolean isCut) {}
