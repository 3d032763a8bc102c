package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Deletes what {@link Retention} does not keep. Thread-safe. */
final class Pruning {
    private static final int PARTS_OF_AGE = 8;

    private final Disk disk;
    private final Segments segments;
    private final DurableEnd end;
    private final Retention retention;
    private final InstantSource clock;

    Pruning(Disk disk, Segments segments, DurableEnd end, Retention retention, InstantSource clock) {
        this.disk = disk;
        this.segments = segments;
        this.end = end;
        this.retention = retention;
        this.clock = clock;
    }

    /** Whether the growing segment should end so that its oldest records can go when their time has come. */
    boolean isActiveSegmentOld() {
        return age(segments.last().created()).compareTo(retention.maxAge().dividedBy(PARTS_OF_AGE)) > 0;
    }

    private Duration age(Instant time) {
        return Duration.between(time, clock.instant());
    }

    /** The bytes deleted. */
    synchronized long run(long needed) throws IOException {
        long before = segments.start();
        long start = before;
        Segment segment = segments.first();
        Segment next = segments.after(segment);
        while (next != null && segment.end() <= needed && isTooMuch(segment, next)) {
            start = next.base();
            segment = next;
            next = segments.after(segment);
        }
        if (start > before) {
            new StartFile(disk).write(start);
            deleteBefore(start);
        }
        return start - before;
    }

    private boolean isTooMuch(Segment segment, Segment next) {
        // The next segment was begun after the last record of this one was written.
        return age(next.created()).compareTo(retention.maxAge()) > 0
                || end.position() - segment.base() > retention.maxBytes();
    }

    private void deleteBefore(long start) throws IOException {
        while (segments.start() < start) {
            Segment first = segments.first();
            segments.remove(first);
            disk.delete(first.name());
        }
    }
}
