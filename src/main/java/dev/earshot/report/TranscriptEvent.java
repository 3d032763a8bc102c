package dev.earshot.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.store.EventRow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is shown.
 *
 * @param attributes {@link EventRow#attributesJson}, parsed; null if there are none
 */
public record TranscriptEvent(EventRow row, @Nullable JsonNode attributes) implements TranscriptEntry {

    /** An event from the store, or one that comes live. */
    public static TranscriptEvent of(EventRow row) {
        JsonNode attributes = Json.read(row.attributesJson());
        return new TranscriptEvent(Amounts.shown(row), attributes.isMissingNode() ? null : attributes);
    }

    @Override
    public Instant time() {
        return row.time();
    }

    @Override
    public UUID id() {
        return row.id();
    }

    @Override
    public long sequence() {
        return row.sequence();
    }

    @Override
    public String user() {
        return row.user();
    }
}
