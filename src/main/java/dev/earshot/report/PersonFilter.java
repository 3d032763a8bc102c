package dev.earshot.report;

import org.jspecify.annotations.Nullable;

/**
 * Which users of a bot, those seen last first.
 *
 * @param search a part of the id or name, capitals or not
 * @param limit 1 to 500; others are taken for the nearest
 */
public record PersonFilter(
        @Nullable String search, int limit, @Nullable String cursor) {}
