package dev.earshot.report;

import dev.earshot.store.MessageRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became known of a message after it was written.
 *
 * @param delivered when the platform said so first; outgoing messages only
 * @param read when the user had read it, or, of an incoming one, when the bot had marked it as seen
 * @param editedText the newest wording, if it was edited
 * @param unsent whether its author took it back
 * @param reactions those that stand, oldest first
 * @param notHandled whether the bot did not understand it, by its own word then or in its next answer
 * @param rating the user's thumbs on it, in the platform's word
 */
public record MessageState(
        @Nullable Instant delivered,
        @Nullable Instant read,
        @Nullable String editedText,
        boolean unsent,
        List<Reaction> reactions,
        boolean notHandled,
        @Nullable String rating) {

    public MessageState {
        reactions = List.copyOf(reactions);
    }

    /** A reaction of the user; platforms give a name, an emoji or both. */
    public record Reaction(@Nullable String name, @Nullable String emoji) {}

    static MessageState fresh(MessageRow row) {
        return new MessageState(null, null, null, false, List.of(), row.notHandled(), null);
    }
}
