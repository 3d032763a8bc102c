package dev.earshot.eventlog.segment;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Gathers the records of one commit, as they will stand in the file. Used again and again by the writer's thread. */
final class CommitBatch {
    /**
     * A batch is not filled further than this. At this size most of the time goes into moving the bytes, so larger batches
     * would share nothing more, but make the first record wait for the last.
     */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int FIRST_BYTES = 64 * 1024;

    private final CRC32C checksum = new CRC32C();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(FIRST_BYTES);
    private ByteBuffer view = buffer.duplicate();
    private int records;

    void clear() {
        buffer.clear().position(Frame.BYTES);
        records = 0;
        if (buffer.capacity() > MAX_BYTES) {
            replaceBuffer(FIRST_BYTES); // it was for one long record
        }
    }

    /** False if the record has to go into the next batch. A record too long for any is a batch of its own. */
    boolean add(byte[] record) {
        int at = buffer.position();
        int whole = RecordScanner.RECORD_HEADER_BYTES + record.length;
        if (whole > buffer.remaining()) {
            if (records > 0 && at + whole > MAX_BYTES) {
                return false;
            }
            replaceBuffer(Math.max(at + whole, Math.min(2 * buffer.capacity(), MAX_BYTES)));
        }
        buffer.position(at + 4).putInt(record.length).put(record);
        buffer.putInt(at, checksumOf(at + 4, at + whole));
        records++;
        return true;
    }

    private void replaceBuffer(int capacity) {
        buffer = ByteBuffer.allocateDirect(capacity).put(buffer.flip());
        view = buffer.duplicate();
    }

    private int checksumOf(int from, int to) {
        checksum.reset();
        checksum.update(view.limit(to).position(from));
        return (int) checksum.getValue();
    }

    /** With its frame, in bytes. */
    int length() {
        return buffer.position();
    }

    /** The whole batch, to be written at {@code position}. */
    ByteBuffer frame(long position, long salt) {
        new Frame(Frame.Kind.BATCH, position, records, length() - Frame.BYTES).encode(buffer, 0, salt);
        return buffer.duplicate().flip();
    }
}
