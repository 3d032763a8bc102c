package dev.earshot.ingest;

import dev.earshot.event.EventCodec;
import dev.earshot.event.Intake;
import dev.earshot.event.RejectReason;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What had been accepted and kept before this process started but was not yet in the store, counted from the log itself:
 * the log is what was promised, so the books are opened from it and not from what the projector says.
 */
public final class OpeningBalance {
    private static final int READ_BYTES = 4 << 20;

    private OpeningBalance() {}

    /**
     * Counts the records from one position to another, by bot ({@link Books#NO_BOT} for those of none).
     *
     * @throws InterruptedException if interrupted
     */
    public static Map<String, Counts> count(EventLog log, LogPosition from, LogPosition to)
            throws InterruptedException {
        Map<String, Counts> byBot = new HashMap<>();
        try (LogReader reader = log.read(from)) {
            while (!reader.position().isAtOrAfter(to)) {
                List<LogRecord> records = reader.read(READ_BYTES, Duration.ofSeconds(10));
                if (records.isEmpty()) {
                    throw new IllegalStateException("the log ends before its end: " + reader.position());
                }
                for (LogRecord record : records) {
                    if (to.isAtOrAfter(record.next())) {
                        count(EventCodec.decode(record.payload()), byBot);
                    }
                }
            }
        }
        return byBot;
    }

    private static void count(Intake intake, Map<String, Counts> byBot) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        for (Rejection rejection : intake.rejections()) {
            rejected.merge(rejection.reason(), 1L, Long::sum);
        }
        long accepted = intake.events().size();
        Counts counts = new Counts(accepted + intake.rejections().size(), accepted, rejected);
        byBot.merge(intake.bot() == null ? Books.NO_BOT : intake.bot().value(), counts, Counts::plus);
    }
}
