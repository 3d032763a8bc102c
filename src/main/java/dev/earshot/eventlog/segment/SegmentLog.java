package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogHealth;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogUnavailableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/**
 * The event log of one machine: a folder of append-only files.
 *
 * <p>The log is a row of <i>segments</i>, files named by the position of their first byte. A segment is a
 * {@link SegmentHeader} and commit batches; a batch is a {@link Frame} and records; a record is its checksum (CRC32C), its
 * length and its bytes. All appends that wait are written as one batch, made durable by one {@code fdatasync} and answered;
 * meanwhile the next batch gathers.
 *
 * <p>Positions are byte offsets in partition 0, with the headers of segments left out.
 *
 * <p>Thread-safe. Has one thread of its own, {@code event-log-writer}, which runs all callbacks.
 */
public final class SegmentLog implements EventLog {
    private final Disk disk;
    private final Closeable lock;
    private final Segments segments;
    private final DurableEnd end;
    private final Room room;
    private final AppendQueue queue = new AppendQueue();
    private final Committer committer;
    private final Pruning pruning;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens a log, or begins one if the folder is empty. A torn write at its end, never acknowledged, is cut off with a
     * warning.
     *
     * @throws dev.earshot.eventlog.DamagedLogException if acknowledged records are missing or unreadable, as far as can be
     *     told without reading all; nothing is changed then
     * @throws IOException if the folder cannot be read or written, or another process has it open
     */
    public static SegmentLog open(SegmentLogSettings settings, InstantSource clock) throws IOException {
        return open(settings, clock, FolderDisk.open(settings.folder()), new SecureRandom());
    }

    static SegmentLog open(SegmentLogSettings settings, InstantSource clock, Disk disk, RandomGenerator random)
            throws IOException {
        Closeable lock = disk.lock();
        try {
            SegmentFactory factory = new SegmentFactory(disk, settings.segmentBytes(), clock, random);
            SegmentLog log = new SegmentLog(settings, factory, lock);
            log.committer.start();
            return log;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private SegmentLog(SegmentLogSettings settings, SegmentFactory factory, Closeable lock) throws IOException {
        Recovery.Recovered recovered = new Recovery(factory.disk(), factory).run();
        this.disk = factory.disk();
        this.lock = lock;
        this.segments = recovered.segments();
        this.end = new DurableEnd(recovered.active().end());
        this.room = new Room(settings.maxBytesInFlight());
        this.committer = new Committer(
                queue,
                room,
                end,
                new SegmentWriter(factory, segments, recovered.active()),
                disk,
                settings.retryAfter());
        this.pruning = new Pruning(disk, segments, end, settings.retention(), factory.clock());
    }

    /** {@inheritDoc} After {@link #close} the answer comes on the calling thread: the log has none any more. */
    @Override
    public void append(byte[] record, Appended appended) {
        if (record.length == 0 || record.length > MAX_RECORD_BYTES) {
            throw new IllegalArgumentException(
                    "a record has 1 to " + MAX_RECORD_BYTES + " bytes, this one " + record.length);
        }
        room.take(record.length);
        switch (queue.add(new Pending(record, appended))) {
            case FIRST -> committer.wake();
            case LATER -> {
                // Who added the first one wakes the writer.
            }
            case CLOSED -> {
                room.giveBack(record.length);
                room.runWaiting();
                appended.onFailed(new LogUnavailableException("the event log is closed"));
            }
        }
    }

    @Override
    public boolean hasRoom() {
        return room.isLeft();
    }

    @Override
    public void whenRoom(Runnable action) {
        if (room.isLeft()) {
            action.run();
            return;
        }
        room.await(action);
        // The writer may have made room after the question and before the wait, and be asleep.
        committer.wake();
        if (closed.get()) {
            room.runWaiting(); // the writer may not live any more
        }
    }

    /**
     * {@inheritDoc}
     *
     * <p>{@link LogPosition#START} stands before the oldest record still kept. A reader reads on in a segment that retention
     * deletes; after it, it fails with {@link IllegalStateException} rather than leave out records in silence.
     */
    @Override
    public LogReader read(LogPosition from) {
        if (from.offsets().keySet().stream().anyMatch(partition -> partition != 0)) {
            throw new IllegalArgumentException("position " + from + " is of another kind of log");
        }
        long position = from.offsets().isEmpty() ? segments.start() : from.offset(0);
        SegmentReader reader = new SegmentReader(disk, segments, end, position);
        try {
            reader.checkPosition();
            return reader;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while opening a reader", e);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public LogPosition start() {
        return LogPosition.of(segments.start());
    }

    @Override
    public LogPosition end() {
        return LogPosition.of(end.position());
    }

    @Override
    public LogHealth health() {
        return closed.get() ? new LogHealth("The event log is closed.") : committer.health();
    }

    /**
     * Deletes the segments that the settings no longer keep. To be called now and then, say every minute; takes as long as
     * the deletion of some files.
     *
     * @param needed nothing after this position is deleted: what the slowest consumer has not read
     * @return how many bytes of records were deleted
     * @throws IOException if a file cannot be deleted; the next start tries again
     */
    public long retain(LogPosition needed) throws IOException {
        if (pruning.isActiveSegmentOld()) {
            committer.rollSoon();
        }
        return pruning.run(needed.offset(0));
    }

    /** {@inheritDoc} Not to be called from a callback. Readers that wait wake up and fail. */
    @Override
    public void close() {
        if (committer.isCurrentThread()) {
            throw new IllegalStateException("the log cannot be closed from a callback of its own");
        }
        if (closed.getAndSet(true)) {
            return;
        }
        boolean interrupted = finishCommits();
        end.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What is in flight has to be answered, so an interrupt has to wait. */
    private boolean finishCommits() {
        boolean interrupted = false;
        while (true) {
            try {
                committer.finish();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
