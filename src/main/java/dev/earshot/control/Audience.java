package dev.earshot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Users of a bot by what they have in common, as somebody saved it.
 *
 * @param definition JSON that the package {@code report.audience} writes and reads
 * @param createdBy the person's name; null if it was the operator, or somebody whose account is gone
 * @param changedBy likewise
 */
public record Audience(
        String id,
        String name,
        String definition,
        Instant createdAt,
        @Nullable String createdBy,
        Instant changedAt,
        @Nullable String changedBy) {}
