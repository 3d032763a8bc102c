package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a bot, newest first. What is null does not restrict.
 *
 * @param from the earliest time
 * @param to the time before which they happened
 * @param user the exact id
 * @param type name of the event model's type, such as {@code REVENUE}
 * @param name the client's exact name for it
 * @param limit 1 to 500; others are taken for the nearest
 */
public record EventFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String user,
        @Nullable String type,
        @Nullable String name,
        int limit,
        @Nullable String cursor) {}
