package dev.earshot.past.read;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import java.util.function.Supplier;

/**
 * The ids of what has none of its own: the content of the file and the line. The same file again gives the same ids, so that
 * nothing is doubled.
 *
 * @param contentHash of the whole file, decompressed
 */
public record Naming(BotId bot, String contentHash) {

    /** Of the first event of a line, then of the second, and so on. */
    Supplier<EventId> of(long line) {
        return numbered("import:" + contentHash + ":" + line);
    }

    Supplier<EventId> ofId(String id) {
        return numbered("import-id:" + id);
    }

    /** As the replay of the same quarantined call would name them. */
    Supplier<EventId> ofQuarantined(String id) {
        return numbered("replay:" + id);
    }

    private Supplier<EventId> numbered(String key) {
        int[] number = {0};
        return () -> EventId.of(bot, key + ":" + number[0]++);
    }
}
