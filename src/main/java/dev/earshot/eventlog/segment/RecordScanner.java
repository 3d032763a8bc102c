package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.EventLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Walks over the records of one segment file, batch by batch, and checks everything on the way. Not thread-safe.
 *
 * <p>Reads the file in large pieces: one system call for many records.
 */
final class RecordScanner implements Closeable {
    /** Before each record: {@code CRC32C of the rest u32, length u32}. */
    static final int RECORD_HEADER_BYTES = 8;

    private static final int BUFFER_BYTES = 256 * 1024;

    enum Step {
        RECORD,
        /** Nothing more before the limit. */
        END,
        /** What stands there is not what was written; see {@link #fault}. The scanner stays before it. */
        BAD
    }

    final Segment segment;
    private final SegmentFile file;
    private final CRC32C checksum = new CRC32C();

    private ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
    private ByteBuffer view = buffer.duplicate();

    /** File offset of the first byte in the buffer. */
    private long bufferOffset;

    /** File offset of the next thing to be read. */
    private long offset;

    private long batchOffset;
    private int bytesLeft;
    private int recordsLeft;

    private int payloadAt;
    private int payloadLength;
    private String fault = "";

    /** Begins at {@code from}, which is the start of a batch. */
    RecordScanner(Segment segment, SegmentFile file, long from) {
        this.segment = segment;
        this.file = file;
        this.offset = segment.offsetOf(from);
        this.batchOffset = offset;
        this.bufferOffset = offset;
    }

    /** Goes over the next record, reading nothing at or beyond position {@code limit}. */
    Step next(long limit) throws IOException {
        long end = segment.offsetOf(limit);
        if (bytesLeft == 0) {
            if (offset >= end) {
                return Step.END;
            }
            if (!enterBatch(end)) {
                return Step.BAD;
            }
        }
        return readRecord(end) ? Step.RECORD : Step.BAD;
    }

    private boolean enterBatch(long end) throws IOException {
        if (!fetch(offset, Frame.BYTES, end)) {
            return bad("the header of a commit batch is cut off");
        }
        Frame frame = Frame.decode(buffer, at(offset), segment.header.salt());
        if (frame == null
                || frame.kind() != Frame.Kind.BATCH
                || frame.position() != segment.positionOf(offset)
                || frame.length() <= 0) {
            return bad("there is no valid header of a commit batch");
        }
        batchOffset = offset;
        bytesLeft = frame.length();
        recordsLeft = frame.records();
        segment.index.add(frame.position());
        offset += Frame.BYTES;
        return true;
    }

    private boolean readRecord(long end) throws IOException {
        if (bytesLeft < RECORD_HEADER_BYTES || !fetch(offset, RECORD_HEADER_BYTES, end)) {
            return bad("a record is cut off");
        }
        int length = buffer.getInt(at(offset) + 4);
        if (length <= 0 || length > EventLog.MAX_RECORD_BYTES || length > bytesLeft - RECORD_HEADER_BYTES) {
            return bad("the length of a record is wrong");
        }
        int whole = RECORD_HEADER_BYTES + length;
        if (!fetch(offset, whole, end)) {
            return bad("a record is cut off");
        }
        int at = at(offset);
        if (buffer.getInt(at) != checksumOf(at + 4, at + whole)) {
            return bad("the checksum of a record is wrong");
        }
        if ((bytesLeft == whole) != (recordsLeft == 1)) {
            return bad("the number of records is wrong");
        }
        payloadAt = at + RECORD_HEADER_BYTES;
        payloadLength = length;
        offset += whole;
        bytesLeft -= whole;
        recordsLeft--;
        return true;
    }

    private boolean bad(String what) {
        fault = what;
        return false;
    }

    private int checksumOf(int from, int to) {
        checksum.reset();
        checksum.update(view.limit(to).position(from));
        return (int) checksum.getValue();
    }

    private int at(long fileOffset) {
        return (int) (fileOffset - bufferOffset);
    }

    /** Sees to it that the buffer holds {@code length} bytes from {@code from}; false if the file has fewer. */
    private boolean fetch(long from, int length, long end) throws IOException {
        if (from + length <= bufferOffset + buffer.limit()) {
            return true;
        }
        if (from + length > end) {
            return false;
        }
        makeRoom(from, length);
        buffer.limit((int) Math.min(buffer.capacity(), end - from));
        file.readFully(buffer, from + buffer.position());
        buffer.flip();
        return buffer.limit() >= length;
    }

    /** Moves what is left from {@code from} on to the front. A long record gets a buffer of its own, for a while. */
    private void makeRoom(long from, int length) {
        buffer.position(at(from));
        bufferOffset = from;
        if (length <= buffer.capacity() && buffer.capacity() == BUFFER_BYTES) {
            buffer.compact();
        } else {
            buffer = ByteBuffer.allocateDirect(Math.max(length, BUFFER_BYTES)).put(buffer);
            view = buffer.duplicate();
        }
    }

    /** The record last gone over. */
    byte[] payload() {
        byte[] payload = new byte[payloadLength];
        buffer.get(payloadAt, payload);
        return payload;
    }

    int payloadLength() {
        return payloadLength;
    }

    /** The position after the record last gone over. */
    long position() {
        return segment.positionOf(offset);
    }

    /** The position of the batch last entered, or of where the scan began. */
    long batchPosition() {
        return segment.positionOf(batchOffset);
    }

    boolean isBetweenBatches() {
        return bytesLeft == 0;
    }

    String fault() {
        return fault;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
