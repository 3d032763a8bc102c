package dev.earshot.event;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message said before: an edit, a reaction, a deletion.
 *
 * @param messageId the platform's id of the changed message; null where an old platform leaves it out
 * @param value the new text, the reaction's name, the rating, the send's outcome: as the kind says
 * @param emoji the reaction's emoji
 */
public record MessageChange(
        Header header,
        Kind kind,
        @Nullable String messageId,
        @Nullable String value,
        @Nullable String emoji) implements Event {

    /** What happened to the message. */
    public enum Kind {
        /** The value is the new text. */
        EDITED,
        UNSENT,
        /** The value is the reaction's name. */
        REACTED,
        UNREACTED,
        /** Thumbs on a bot's message; the value is the platform's word for good or bad. */
        RATED,
        /** What became of a send reported earlier under a request id (clients of 2016); the value is its JSON. */
        SEND_RESULT
    }
}
