package dev.earshot.console.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages, events or sessions that something counted, each a way into its transcript.
 *
 * @param what which ones, in words
 * @param more where the next ones are; null at the end
 */
public record FoundView(
        Frame frame,
        BotLink bot,
        String title,
        String what,
        List<Row> rows,
        @Nullable String more) {

    /**
     * @param side {@code in}, {@code out}, {@code event} or {@code session}
     * @param note intent, or the event's type; empty without
     */
    public record Row(String path, String user, String text, String side, String note, String time, String utc) {}
}
