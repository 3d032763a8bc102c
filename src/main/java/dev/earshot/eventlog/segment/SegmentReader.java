package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.DamagedLogException;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads through the page cache, with a file and a buffer of its own, and only what is durable. Not thread-safe. */
final class SegmentReader implements LogReader {
    private final Disk disk;
    private final Segments segments;
    private final DurableEnd end;

    private long position;
    private boolean closed;

    /** Stands at {@link #position}; null until needed and after an error. */
    private @Nullable RecordScanner scanner;

    SegmentReader(Disk disk, Segments segments, DurableEnd end, long position) {
        this.disk = disk;
        this.segments = segments;
        this.end = end;
        this.position = position;
    }

    /** Finds out whether the position is a place of this log. */
    void checkPosition() throws InterruptedException {
        if (position > end.position()) {
            throw new IllegalArgumentException(
                    "position " + position() + " is beyond the end of the log, " + LogPosition.of(end.position()));
        }
        if (position < segments.start()) {
            throw new IllegalArgumentException("what was at position " + position()
                    + " is no longer kept: the log begins at " + LogPosition.of(segments.start()));
        }
        try {
            if (position < end.position()) {
                scannerAtPosition();
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public List<LogRecord> read(int maxBytes, Duration wait) throws InterruptedException {
        checkOpen();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (position >= end.position() && !wait.isZero()) {
            end.awaitAfter(position, TimeUnit.NANOSECONDS.convert(wait));
            checkOpen();
        }
        long before = position;
        try {
            return readDurable(maxBytes);
        } catch (IOException e) {
            position = before; // the records read so far do not reach the caller
            throw failed(e);
        } catch (DamagedLogException | IllegalStateException e) {
            giveUpScanner();
            throw e;
        }
    }

    private void checkOpen() {
        if (closed || end.isClosed()) {
            throw new IllegalStateException(closed ? "the reader is closed" : "the log is closed");
        }
    }

    private List<LogRecord> readDurable(int maxBytes) throws IOException {
        List<LogRecord> records = new ArrayList<>();
        // The end is asked for before the end of a segment, and moved after it: so never beyond the segment's last
        // record.
        long limit = end.position();
        long bytes = 0;
        while (position < limit && (records.isEmpty() || bytes < maxBytes)) {
            if (scanner == null && !records.isEmpty()) {
                return records; // the next segment may be damaged; these are not
            }
            RecordScanner at = scannerAtPosition();
            switch (at.next(Math.min(limit, at.segment.end()))) {
                case RECORD -> {
                    position = at.position();
                    bytes += at.payloadLength();
                    records.add(new LogRecord(LogPosition.of(position), at.payload()));
                }
                case END -> giveUpScanner(); // of this segment; the next one begins at the same position
                case BAD -> {
                    if (records.isEmpty()) {
                        throw damaged(at);
                    }
                    return records;
                }
            }
        }
        return records;
    }

    private RecordScanner scannerAtPosition() throws IOException {
        RecordScanner present = scanner;
        if (present != null) {
            return present;
        }
        Segment segment = segments.holding(position);
        if (segment == null) {
            throw overtaken();
        }
        RecordScanner opened = new RecordScanner(segment, open(segment), segment.index.floor(position, segment.base()));
        scanner = opened;
        skipTo(position, opened);
        return opened;
    }

    private SegmentFile open(Segment segment) throws IOException {
        try {
            return disk.openToRead(segment.name());
        } catch (NoSuchFileException e) {
            throw position < segments.start() ? overtaken() : Damage.in(disk, segment.name(), "it is missing");
        }
    }

    private IllegalStateException overtaken() {
        return new IllegalStateException("the reader stood at " + position()
                + " when retention deleted the records after it; the log begins at "
                + LogPosition.of(segments.start()) + " now");
    }

    private void skipTo(long target, RecordScanner opened) throws IOException {
        long limit = Math.min(end.position(), opened.segment.end());
        while (opened.position() < target) {
            if (opened.next(limit) != RecordScanner.Step.RECORD) {
                throw damaged(opened);
            }
        }
        if (opened.position() > target) {
            throw new IllegalArgumentException("position " + LogPosition.of(target) + " is not between two records");
        }
    }

    private DamagedLogException damaged(RecordScanner at) {
        return Damage.at(disk, at.segment, at.segment.offsetOf(at.position()), at.fault());
    }

    /** An interrupt closes the file; the next call opens it again at the same position. */
    private RuntimeException failed(IOException e) throws InterruptedException {
        giveUpScanner();
        if (e instanceof ClosedByInterruptException) {
            Thread.interrupted();
            throw new InterruptedException();
        }
        return new UncheckedIOException(e);
    }

    private void giveUpScanner() {
        RecordScanner given = scanner;
        scanner = null;
        try {
            if (given != null) {
                given.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public LogPosition position() {
        return LogPosition.of(position);
    }

    @Override
    public void close() {
        closed = true;
        giveUpScanner();
    }
}
