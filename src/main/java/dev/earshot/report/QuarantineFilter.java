package dev.earshot.report;

import org.jspecify.annotations.Nullable;

/**
 * Which calls in quarantine, newest first.
 *
 * @param reason name of the event model's reason
 * @param limit 1 to 500; others are taken for the nearest
 */
public record QuarantineFilter(
        @Nullable String reason, int limit, @Nullable String cursor) {}
