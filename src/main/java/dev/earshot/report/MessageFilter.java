package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which messages of a bot, newest first. What is null does not restrict.
 *
 * @param from the earliest time
 * @param to the time before which they were sent
 * @param user the exact id
 * @param direction {@code INCOMING} or {@code OUTGOING}
 * @param text is contained in the text or its newest edit, capitals or not
 * @param search is contained in the text as {@code text} is, in the user's id or in the name of the intent
 * @param intent the exact name; {@code NotHandled} finds all that the bot did not understand, whichever way it said so
 * @param kind name of the event model's kind, such as {@code IMAGE}
 * @param limit 1 to 500; others are taken for the nearest
 */
public record MessageFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String user,
        @Nullable String direction,
        @Nullable String text,
        @Nullable String search,
        @Nullable String intent,
        @Nullable String kind,
        int limit,
        @Nullable String cursor) {

    /** Without a search. */
    public MessageFilter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String user,
            @Nullable String direction,
            @Nullable String text,
            @Nullable String intent,
            @Nullable String kind,
            int limit,
            @Nullable String cursor) {
        this(from, to, user, direction, text, null, intent, kind, limit, cursor);
    }
}
