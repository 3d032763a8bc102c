package dev.earshot.eventlog.segment;

import java.time.Instant;
import java.util.Locale;

/** A segment as readers see it: where it is and what it holds. Thread-safe; changed by the writer's thread only. */
final class Segment {
    private static final String SUFFIX = ".log";

    final SegmentHeader header;
    final BatchIndex index = new BatchIndex();

    private volatile long end = Long.MAX_VALUE;

    Segment(SegmentHeader header) {
        this.header = header;
    }

    /** The position before its first record. */
    long base() {
        return header.base();
    }

    Instant created() {
        return header.created();
    }

    /** The position after its last record; {@link Long#MAX_VALUE} while it grows. */
    long end() {
        return end;
    }

    /** Says that no record will be added from {@code position} on. */
    void endAt(long position) {
        end = position;
    }

    String name() {
        return name(base());
    }

    /** Where in the file a position is. */
    long offsetOf(long position) {
        return position - base() + SegmentHeader.BYTES;
    }

    long positionOf(long offset) {
        return offset - SegmentHeader.BYTES + base();
    }

    /** Twenty digits, so that an alphabetical list of the files is in order. */
    static String name(long base) {
        return String.format(Locale.ROOT, "%020d", base) + SUFFIX;
    }

    static boolean isName(String name) {
        return name.length() == 20 + SUFFIX.length()
                && name.endsWith(SUFFIX)
                && name.chars().limit(20).allMatch(c -> c >= '0' && c <= '9');
    }

    static long baseOf(String name) {
        return Long.parseLong(name, 0, 20, 10);
    }
}
