package dev.earshot.projection;

import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import dev.earshot.store.Store;
import dev.earshot.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run from the store's position on. After any failure it is thrown away with all it has in memory, and a new one begins
 * where the store says that it is. Not thread-safe.
 */
final class Projection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Projection.class);
    private static final Duration TRIM_EVERY = Duration.ofMinutes(10);
    private static final Duration READ_WAIT = Duration.ofSeconds(1);

    /** Messages and marks of late have come in by then. */
    private static final Duration SETTLE_AFTER = Duration.ofHours(2);

    private static final Duration SETTLE_EVERY = Duration.ofMinutes(1);

    /** While there is other work, no more than a quarter of the time goes into settling. */
    private static final int REST_PER_SETTLING = 3;

    private final Store store;
    private final ProjectorSettings settings;
    private final ProjectorProgress progress;
    private final InstantSource clock;
    private final LogReader reader;
    private final RowBuilder rows;
    private final Queue<LogRecord> read = new ArrayDeque<>();
    private long sequence;
    private Instant nextTrim;
    private boolean hasWorked;
    private Instant nextSettling;
    private boolean hasMoreToSettle;
    private boolean hasWritten = true;

    Projection(
            EventLog eventLog,
            Store store,
            StoredIds storedIds,
            ProjectorSettings settings,
            ProjectorProgress progress,
            InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.progress = progress;
        this.clock = clock;
        LogPosition position = LogPosition.parse(store.position());
        this.sequence = store.lastSequence();
        this.rows = new RowBuilder(store, storedIds, settings);
        this.reader = eventLog.read(position.equals(LogPosition.START) ? eventLog.start() : position);
        this.nextTrim = clock.instant();
        this.nextSettling = clock.instant();
        progress.at(position, sequence);
    }

    /** Reads and writes a batch, if there is anything to read. */
    void step() throws InterruptedException {
        List<LogRecord> records = gather();
        if (!records.isEmpty()) {
            write(records);
        }
        if (!hasWorked) {
            hasWorked = true;
            progress.working();
        }
        trimQuarantine();
        if (read.isEmpty()) {
            settle(records.isEmpty());
        }
    }

    private List<LogRecord> gather() throws InterruptedException {
        if (read.isEmpty()) {
            read.addAll(reader.read(settings.maxBatchBytes(), hasMoreToSettle ? Duration.ZERO : READ_WAIT));
        }
        long deadline = System.nanoTime() + settings.batchWait().toNanos();
        long bytes = bytes(read);
        while (!read.isEmpty() && read.size() < settings.maxBatchRecords() && bytes < settings.maxBatchBytes()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                break;
            }
            List<LogRecord> more = reader.read((int) (settings.maxBatchBytes() - bytes), Duration.ofNanos(left));
            read.addAll(more);
            bytes += bytes(more);
        }
        return taken();
    }

    /** A read is bounded in bytes alone: of small records it may bring more than a batch holds. */
    private List<LogRecord> taken() {
        List<LogRecord> records = new ArrayList<>();
        while (records.size() < settings.maxBatchRecords() && !read.isEmpty()) {
            records.add(read.remove());
        }
        return records;
    }

    private static long bytes(Collection<LogRecord> records) {
        return records.stream().mapToLong(record -> record.payload().length).sum();
    }

    private void write(List<LogRecord> records) {
        Instant now = clock.instant();
        List<LoggedIntake> intakes =
                records.stream().map(record -> LoggedIntake.decode(record, now)).toList();
        intakes.stream().filter(LoggedIntake::isUnreadable).forEach(Projection::report);
        Batch batch = rows.build(intakes, sequence);
        LogPosition reached = records.getLast().next();
        store.write(batch.toStoreBatch(reached));
        rows.stored();
        sequence = batch.sequence() - 1;
        progress.written(batch, intakes, reached);
        hasWritten = true;
    }

    private static void report(LoggedIntake record) {
        log.error(
                "The record before position {} of the event log cannot be read and is kept in quarantine: {}",
                record.next(),
                record.problem());
    }

    private void trimQuarantine() {
        Instant now = clock.instant();
        if (!now.isBefore(nextTrim)) {
            nextTrim = now.plus(TRIM_EVERY);
            store.trimQuarantine(now.minus(settings.quarantineAge()).toEpochMilli(), settings.quarantineRows());
        }
    }

    /** Some messages at a time, when what came in is stored. */
    private void settle(boolean isIdle) {
        Instant start = clock.instant();
        boolean isWanted = hasMoreToSettle || hasWritten;
        if (start.isBefore(nextSettling) && !(isIdle && isWanted)) {
            return;
        }
        hasWritten = false;
        hasMoreToSettle = false;
        try {
            hasMoreToSettle = store.settle(start.minus(SETTLE_AFTER).truncatedTo(ChronoUnit.HOURS));
            if (!hasMoreToSettle) {
                progress.settled();
            }
        } catch (StoreException e) {
            // What comes in must not wait for what makes reports fast: they read the same without it.
            log.error("Messages that are over could not be made ready for reports; tried again in a minute", e);
        }
        Instant end = clock.instant();
        Duration rest = Duration.between(start, end).multipliedBy(REST_PER_SETTLING);
        nextSettling = end.plus(hasMoreToSettle ? rest : SETTLE_EVERY);
    }

    @Override
    public void close() {
        reader.close();
    }
}
