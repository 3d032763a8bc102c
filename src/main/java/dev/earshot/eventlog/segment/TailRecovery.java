package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.segment.Frame.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the end of the last segment.
 *
 * <p>Only one batch at a time is written and not yet synced, so after a crash at most the last one is torn; it was never
 * acknowledged and is cut off. A bad batch with a valid frame anywhere behind it was synced before that frame was written:
 * that is damage, and refused.
 */
final class TailRecovery {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentLog.class);

    private final Disk disk;
    private final Segment segment;

    /** The start of the last whole batch, and its end. */
    private long lastBatch;

    private long end;
    private String fault = "";

    TailRecovery(Disk disk, Segment segment) {
        this.disk = disk;
        this.segment = segment;
        this.lastBatch = segment.base();
        this.end = segment.base();
    }

    ActiveSegment run(long segmentBytes) throws IOException {
        SegmentFile file = disk.open(segment.name());
        try {
            scan(file);
            Frame mark = frameAt(file, segment.offsetOf(end));
            if (mark != null && mark.kind() == Kind.CONTINUED) {
                throw Damage.in(disk, Segment.name(end), "it is missing");
            }
            if (mark == null || mark.kind() != Kind.CLOSED) {
                cut(file);
                makeDurable(file);
            }
            return new ActiveSegment(segment, file, end, segmentBytes);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @SuppressWarnings("resource") // closing the scanner would close the file, which is to be written later
    private void scan(SegmentFile file) throws IOException {
        RecordScanner scanner = new RecordScanner(segment, file, segment.base());
        long limit = segment.positionOf(file.size());
        while (scanner.next(limit) == RecordScanner.Step.RECORD) {
            if (scanner.isBetweenBatches()) {
                lastBatch = scanner.batchPosition();
                end = scanner.position();
            }
        }
        fault = scanner.fault();
    }

    private @Nullable Frame frameAt(SegmentFile file, long offset) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.BYTES);
        file.readFully(bytes, offset);
        return bytes.hasRemaining() ? null : validFrame(bytes, 0, offset);
    }

    private @Nullable Frame validFrame(ByteBuffer bytes, int at, long offset) {
        Frame frame = Frame.decode(bytes, at, segment.header.salt());
        return frame != null && frame.position() == segment.positionOf(offset) ? frame : null;
    }

    private void cut(SegmentFile file) throws IOException {
        long from = segment.offsetOf(end);
        Tail tail = new Tail(file, from);
        long torn = tail.lengthWithoutZeros();
        if (torn > 0 && tail.holdsAnotherFrame(this::validFrame)) {
            throw Damage.at(disk, segment, from, fault + ", but valid records follow");
        }
        if (torn > 0) {
            LOGGER.warn(
                    "Cut {} bytes off {} at byte {}: a write that was under way when the server stopped, never"
                            + " acknowledged",
                    torn,
                    disk.pathOf(segment.name()),
                    from);
        }
        file.truncate(from);
    }

    /**
     * The last batch may be in the page cache only: the process died before its sync, or the sync failed and the kernel
     * takes the pages for clean. Readers will see it now, so it is written once more, to make it dirty, and synced.
     */
    private void makeDurable(SegmentFile file) throws IOException {
        ByteBuffer batch = ByteBuffer.allocate((int) (end - lastBatch));
        long offset = segment.offsetOf(lastBatch);
        file.readFully(batch, offset);
        file.writeFully(batch.flip(), offset);
        file.force();
    }
}
