package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.store.EventRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An event that is no message, as the API gives it. What is null is left out. */
record EventJson(
        String id,
        String time,
        String receivedAt,
        String userId,
        @Nullable String conversationId,
        @Nullable String sessionId,
        String type,
        String name,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String referenceNumber,
        @Nullable JsonNode attributes,
        String platform,
        String source,
        @Nullable JsonNode raw) {

    static EventJson of(TranscriptEvent event, boolean withRaw) {
        EventRow row = event.row();
        return new EventJson(
                row.id().toString(),
                Times.text(row.time()),
                Times.text(row.receivedAt()),
                row.user(),
                row.conversation(),
                row.session(),
                Words.of(row.type()),
                row.name(),
                row.amount(),
                row.currency(),
                row.referenceNumber(),
                event.attributes(),
                row.platform(),
                row.source(),
                withRaw ? StoredJson.of(row.rawJson()) : null);
    }
}
