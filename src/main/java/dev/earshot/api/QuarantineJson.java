package dev.earshot.api;

import dev.earshot.store.QuarantineRow;
import org.jspecify.annotations.Nullable;

/**
 * A rejected call, as the API gives it.
 *
 * @param cut whether less of the body was kept than was received
 * @param body what was received, secrets masked; in lists absent, because bodies are long
 */
record QuarantineJson(
        String id,
        String receivedAt,
        String reason,
        String message,
        String target,
        boolean cut,
        @Nullable String body) {

    static QuarantineJson inList(QuarantineRow row) {
        return of(row, null);
    }

    static QuarantineJson whole(QuarantineRow row) {
        return of(row, row.body());
    }

    private static QuarantineJson of(QuarantineRow row, @Nullable String body) {
        return new QuarantineJson(
                row.id().toString(),
                Times.text(row.receivedAt()),
                Words.of(row.reason()),
                row.message(),
                row.target(),
                row.isCut(),
                body);
    }
}
