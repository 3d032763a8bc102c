package dev.earshot.eventlog.segment;

import java.util.Arrays;

/**
 * Where some commit batches of a segment begin, so that a reader that starts in the middle need not scan from the
 * beginning. Kept in memory only, at most one entry for each {@value #STEP} bytes: filled by the writer, and for older
 * segments by the first reader that scans them. Thread-safe.
 */
final class BatchIndex {
    static final int STEP = 256 * 1024;

    private long[] positions = new long[8];
    private int size;

    synchronized void add(long position) {
        if (size > 0 && position < positions[size - 1] + STEP) {
            return;
        }
        if (size == positions.length) {
            positions = Arrays.copyOf(positions, size * 2);
        }
        positions[size++] = position;
    }

    /** The last known batch at or before {@code position}, or {@code otherwise}. */
    synchronized long floor(long position, long otherwise) {
        int found = Arrays.binarySearch(positions, 0, size, position);
        int floor = found >= 0 ? found : -found - 2;
        return floor >= 0 ? positions[floor] : otherwise;
    }
}
