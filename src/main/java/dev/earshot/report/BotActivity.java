package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much a bot has heard and said, and what was last.
 *
 * @param lastText the newest wording of the last message; null if it has no text or was taken back
 * @param lastKind name of the event model's kind
 */
public record BotActivity(
        long messages, Instant lastTime, @Nullable String lastText, String lastKind) {}
