package dev.earshot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a group of phrases that a bot did not understand.
 *
 * @param phrase the group's leading one
 * @param changedBy the person's name; null if it was the operator, or somebody whose account is gone
 */
public record PhraseGroup(
        String id,
        String phrase,
        State state,
        Instant changedAt,
        @Nullable String changedBy) {

    /** Whether there is something to do. */
    public enum State {
        OPEN,
        DONE,
        IGNORED
    }
}
