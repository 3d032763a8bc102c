package dev.earshot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list.
 *
 * @param name how the user is called; null if nobody said
 * @param firstSeen when the first message or event happened
 * @param lastSeen when the last one did
 * @param messages how many there are, in both directions
 */
public record PersonSummary(String user, @Nullable String name, Instant firstSeen, Instant lastSeen, long messages) {}
