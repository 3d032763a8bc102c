package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation in a list.
 *
 * @param name how the user is called; null if nobody said
 * @param lastText the newest wording of the last message; null if it has no text or was taken back
 * @param lastDirection {@code INCOMING} or {@code OUTGOING}
 * @param lastKind name of the event model's kind
 * @param messages how many there are
 * @param notHandled whether the bot did not understand the last thing the user said
 */
public record ConversationSummary(
        String user,
        @Nullable String name,
        Instant lastTime,
        @Nullable String lastText,
        String lastDirection,
        String lastKind,
        long messages,
        boolean notHandled) {}
