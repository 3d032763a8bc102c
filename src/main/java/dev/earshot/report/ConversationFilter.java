package dev.earshot.report;

import org.jspecify.annotations.Nullable;

/**
 * Which conversations of a bot, newest activity first.
 *
 * @param search a part of the user's id or name, or of something said in the conversation, capitals or not
 * @param limit 1 to 500; others are taken for the nearest
 */
public record ConversationFilter(
        @Nullable String search, int limit, @Nullable String cursor) {}
