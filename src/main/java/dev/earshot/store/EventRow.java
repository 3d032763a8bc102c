package dev.earshot.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is no message, as it is stored and shown.
 *
 * @param type name of the event model's type, such as {@code REVENUE}
 * @param attributesJson an object
 */
public record EventRow(
        UUID id,
        long sequence,
        String bot,
        String user,
        Instant time,
        Instant receivedAt,
        String platform,
        @Nullable String conversation,
        @Nullable String session,
        String type,
        String name,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String referenceNumber,
        @Nullable String attributesJson,
        String source,
        String rawJson) {}
