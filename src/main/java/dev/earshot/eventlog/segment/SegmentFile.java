package dev.earshot.eventlog.segment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file of bytes, read and written by offset. */
interface SegmentFile extends Closeable {

    /** Reads some bytes; -1 at or beyond the end of the file. */
    int read(ByteBuffer into, long offset) throws IOException;

    /** Writes some bytes, perhaps not all: a disk that fills up takes what still fits and refuses the next. */
    int write(ByteBuffer from, long offset) throws IOException;

    long size() throws IOException;

    /** Drops everything from {@code size} on. */
    void truncate(long size) throws IOException;

    /** Makes the content durable, and the size where it is needed to read the content back ({@code fdatasync}). */
    void force() throws IOException;

    default void writeFully(ByteBuffer from, long offset) throws IOException {
        long next = offset;
        while (from.hasRemaining()) {
            next += write(from, next);
        }
    }

    /** Reads until {@code into} is full or the file ends. */
    default void readFully(ByteBuffer into, long offset) throws IOException {
        long next = offset;
        while (into.hasRemaining()) {
            int read = read(into, next);
            if (read < 0) {
                return;
            }
            next += read;
        }
    }
}
