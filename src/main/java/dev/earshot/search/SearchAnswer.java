package dev.earshot.search;

import dev.earshot.report.TranscriptMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of what was found.
 *
 * @param total how many there are in all
 * @param isTotalExact whether it is not more than that; if it is, the total is {@link #COUNTED}
 * @param next the cursor that the next page is asked with; null at the end
 */
public record SearchAnswer(
        List<Hit> hits,
        long total,
        boolean isTotalExact,
        @Nullable String next) {
    /** Beyond this nobody counts: it would take longer than to find the best. */
    public static final int COUNTED = 10_000;

    public SearchAnswer {
        hits = List.copyOf(hits);
    }

    /**
     * A message that was found, as it is now.
     *
     * @param pieces its text around what was looked for; none if it has no text
     */
    public record Hit(TranscriptMessage message, List<Piece> pieces) {
        public Hit {
            pieces = List.copyOf(pieces);
        }
    }

    /** @param isWanted whether it is what was looked for */
    public record Piece(String text, boolean isWanted) {}
}
