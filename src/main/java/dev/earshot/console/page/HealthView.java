package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that was received is accounted for, and what was not accepted.
 *
 * @param more where the next page is; null at the end
 */
public record HealthView(
        Frame frame,
        BotLink bot,
        BooksNote books,
        List<Rejected> rows,
        String reason,
        List<Reason> reasons,
        boolean isKeyless,
        @Nullable String more,
        String notice) {

    /**
     * The books of a bot. Numbers as shown.
     *
     * @param sentence whether they balance
     */
    public record BooksNote(
            String received,
            String accepted,
            String rejected,
            String stored,
            String duplicates,
            String pending,
            boolean isBalanced,
            String sentence) {}

    public record Reason(String name, String label) {}

    /** A rejected call, or a rejected item of one. */
    public record Rejected(
            String id,
            String path,
            String reason,
            String message,
            String target,
            String time,
            String utc,
            String size) {}

    /** All of one. */
    public record Detail(
            Frame frame,
            BotLink bot,
            Rejected row,
            FaultNote fault,
            dev.earshot.console.show.PrettyJson.Shown body,
            boolean isCut,
            boolean mayReplay,
            String result,
            boolean isResultGood,
            String backPath) {}
}
