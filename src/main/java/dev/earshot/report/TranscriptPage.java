package dev.earshot.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a transcript.
 *
 * @param entries oldest first
 * @param older the cursor for what came before, null if these begin with the first
 * @param newer the cursor for what came after, null if these end with the last
 */
public record TranscriptPage(
        List<TranscriptEntry> entries,
        @Nullable String older,
        @Nullable String newer) {
    public TranscriptPage {
        entries = List.copyOf(entries);
    }
}
