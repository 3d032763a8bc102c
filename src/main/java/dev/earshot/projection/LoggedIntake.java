package dev.earshot.projection;

import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogRecord;
import dev.earshot.store.QuarantineRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log, decoded; or the record's bytes with the reason why it could not be.
 *
 * @param intake null if it could not be decoded
 * @param receivedAt when the request came in; of a record that cannot be decoded, when that was found
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
record LoggedIntake(
        LogPosition next,
        @Nullable Intake intake,
        Instant receivedAt,
        List<BatchEvent> events,
        byte[] payload,
        String problem) {
    static final String UNREADABLE = "UNREADABLE_RECORD";

    /** Of the bytes of a record that cannot be read, so many are kept. */
    private static final int MAX_KEPT_BYTES = 750_000;

    static LoggedIntake decode(LogRecord record, Instant now) {
        try {
            Intake intake = EventCodec.decode(record.payload());
            return new LoggedIntake(record.next(), intake, intake.receivedAt(), events(intake), record.payload(), "");
        } catch (RuntimeException e) {
            // Whatever it is that the decoder trips over, it must not stop what comes after it.
            return new LoggedIntake(
                    record.next(), null, now, List.of(), record.payload(), String.valueOf(e.getMessage()));
        }
    }

    private static List<BatchEvent> events(Intake intake) {
        if (intake.bot() == null) {
            return List.of();
        }
        String bot = intake.bot().value();
        return intake.events().stream()
                .map(event -> BatchEvent.of(bot, event, intake.receivedAt()))
                .toList();
    }

    boolean isUnreadable() {
        return intake == null;
    }

    void addQuarantine(Batch batch) {
        if (intake == null) {
            batch.add(unreadable(batch.sequence()));
            return;
        }
        String bot = intake.bot() == null ? null : intake.bot().value();
        for (Rejection rejection : intake.rejections()) {
            batch.add(EventRows.quarantine(bot, rejection, intake.receivedAt(), batch.sequence()));
        }
    }

    /** Everything about it but its time follows from the log, its id included. */
    private QuarantineRow unreadable(long sequence) {
        boolean isCut = payload.length > MAX_KEPT_BYTES;
        byte[] kept = isCut ? Arrays.copyOf(payload, MAX_KEPT_BYTES) : payload;
        return new QuarantineRow(
                UUID.nameUUIDFromBytes(next.toString().getBytes(StandardCharsets.UTF_8)),
                sequence,
                null,
                receivedAt,
                UNREADABLE,
                "the record before position " + next + " of the event log cannot be read: " + problem,
                "",
                Base64.getEncoder().encodeToString(kept),
                isCut);
    }
}
