package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** Opens logs on a disk in memory. */
final class TestLogs {
    static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    /** Short segments, so that little work rolls; the disk is asked again at once, so that nobody waits. */
    static final SegmentLogSettings SETTINGS =
            SegmentLogSettings.in(Path.of("faulty")).withSegmentBytes(1024).withRetryAfter(Duration.ofNanos(1));

    private TestLogs() {}

    static SegmentLog open(FaultyDisk disk) throws IOException {
        return open(disk, SETTINGS);
    }

    static SegmentLog open(FaultyDisk disk, SegmentLogSettings settings) throws IOException {
        return open(disk, settings, NOON);
    }

    static SegmentLog open(FaultyDisk disk, SegmentLogSettings settings, InstantSource clock) throws IOException {
        return SegmentLog.open(settings, clock, disk.boot(), new Random(4711));
    }
}
