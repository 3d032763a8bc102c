package dev.earshot.eventlog.segment;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes commit batches, going from segment to segment. Owned by the writer's thread. */
final class SegmentWriter implements Closeable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentLog.class);

    private final SegmentFactory factory;
    private final Segments segments;
    private ActiveSegment active;

    SegmentWriter(SegmentFactory factory, Segments segments, ActiveSegment active) {
        this.factory = factory;
        this.segments = segments;
        this.active = active;
    }

    /** After the last durable record. */
    long end() {
        return active.end();
    }

    /**
     * Makes a batch durable.
     *
     * <p>If this throws, whether the batch is on disk is unknown, and stays so: after a failed {@code fdatasync} the kernel
     * may take the lost pages for clean, so that a second sync succeeds and proves nothing (LWN 752063, "PostgreSQL's
     * fsync() surprise"). So no further batch goes into that file: {@link #startOver} has to follow.
     */
    void commit(CommitBatch batch) throws IOException {
        if (!active.fits(batch.length())) {
            roll();
        }
        active.commit(batch.frame(end(), active.segment.header.salt()));
        active.segment.index.add(end() - batch.length());
    }

    /** Goes on in a new segment. */
    void roll() throws IOException {
        ActiveSegment full = active;
        goOn();
        if (full.segment.base() != active.segment.base()) {
            endInOrder(full);
        }
        closeQuietly(full);
    }

    /** Frees what a failed commit holds, so that on a full disk the next one has a chance. */
    void cutBack() throws IOException {
        active.cutBack();
    }

    /**
     * Goes on in a new segment after a failed commit. The new one begins at the last durable position, so it, and not the
     * length of the old file, says where the old one ends; what a failed commit may have left there is never read.
     */
    void startOver() throws IOException {
        roll();
    }

    private void goOn() throws IOException {
        ActiveSegment next = factory.begin(end());
        // Readers learn where the old segment ends before they can see anything of the new one.
        active.segment.endAt(next.end());
        segments.add(next.segment);
        active = next;
    }

    /** Only a convenience for recovery: the records are durable and the next segment says where they end. */
    private void endInOrder(ActiveSegment full) {
        try {
            full.end(Frame.Kind.CONTINUED);
        } catch (IOException e) {
            LOGGER.warn("Cannot finish {}; its records are safe", factory.disk().pathOf(full.segment.name()), e);
        }
    }

    private void closeQuietly(ActiveSegment old) {
        try {
            old.close();
        } catch (IOException e) {
            LOGGER.warn("Cannot close {}", factory.disk().pathOf(old.segment.name()), e);
        }
    }

    boolean isEmpty() {
        return active.isEmpty();
    }

    /** Says in the file that nothing is missing before its end. */
    void endInGoodOrder() throws IOException {
        active.end(Frame.Kind.CLOSED);
    }

    @Override
    public void close() throws IOException {
        active.close();
    }
}
