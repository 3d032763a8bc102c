package dev.earshot.past.write;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to take away.
 *
 * @param from what happened before is left out; null for none
 * @param to what happened then or later is left out; null for none
 */
public record ExportQuestion(
        BotId bot,
        ExportWhat what,
        ExportFormat format,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    Instant start() {
        return from == null ? EARLIEST : from;
    }

    Instant end() {
        return to == null ? LATEST : to;
    }

    boolean includes(Instant time) {
        return !time.isBefore(start()) && time.isBefore(end());
    }

    public String fileName() {
        return what.word() + "." + format.word();
    }
}
