package dev.earshot.eventlog.segment;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a {@link SegmentLog} keeps its records.
 *
 * @param folder where the files are; created if missing, used by one process at a time
 * @param segmentBytes the length of a segment file, in bytes; default 64 MiB. Retention deletes whole segments, and after a
 *     crash the last one is read whole (about 50 ms at this length), so not too long; each is an open and a few syncs (some
 *     milliseconds in which appends wait), so not too short. A longer batch makes a longer segment
 * @param maxBytesInFlight how many bytes of records may wait to become durable before {@link SegmentLog#hasRoom} says no;
 *     default 64 MiB: over a second of what one disk takes, and small beside the memory of the server
 * @param retention which records are deleted; default none, as the log is the system of record
 * @param retryAfter how long after a failure the disk is asked again; default 200 ms: soon enough that nobody waits for it,
 *     seldom enough that a broken disk costs nothing
 */
public record SegmentLogSettings(
        Path folder, long segmentBytes, long maxBytesInFlight, Retention retention, Duration retryAfter) {

    private static final long MEBIBYTE = 1024 * 1024;

    public SegmentLogSettings {
        if (segmentBytes < 1024) {
            throw new IllegalArgumentException("segmentBytes must be at least 1024, not " + segmentBytes);
        }
        if (maxBytesInFlight < 1) {
            throw new IllegalArgumentException("maxBytesInFlight must be at least 1, not " + maxBytesInFlight);
        }
        if (!retryAfter.isPositive()) {
            throw new IllegalArgumentException("retryAfter must be longer than zero, not " + retryAfter);
        }
    }

    /** The defaults. */
    public static SegmentLogSettings in(Path folder) {
        return new SegmentLogSettings(
                folder, 64 * MEBIBYTE, 64 * MEBIBYTE, Retention.EVERYTHING, Duration.ofMillis(200));
    }

    public SegmentLogSettings withSegmentBytes(long bytes) {
        return new SegmentLogSettings(folder, bytes, maxBytesInFlight, retention, retryAfter);
    }

    public SegmentLogSettings withMaxBytesInFlight(long bytes) {
        return new SegmentLogSettings(folder, segmentBytes, bytes, retention, retryAfter);
    }

    public SegmentLogSettings withRetention(Retention kept) {
        return new SegmentLogSettings(folder, segmentBytes, maxBytesInFlight, kept, retryAfter);
    }

    public SegmentLogSettings withRetryAfter(Duration time) {
        return new SegmentLogSettings(folder, segmentBytes, maxBytesInFlight, retention, time);
    }
}
