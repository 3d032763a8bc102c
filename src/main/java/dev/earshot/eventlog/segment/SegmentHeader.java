package dev.earshot.eventlog.segment;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first {@value #BYTES} bytes of a segment file, big-endian: {@code magic u64, version u32, base u64, created u64
 * (milliseconds since 1970), salt u64, CRC32C of all before u32}.
 *
 * @param version how everything in the file is written; nothing else of the header means anything if it is not
 *     {@link #VERSION}
 * @param base the position of the first byte after this header; also the name of the file
 * @param created no record of the segment before this one is younger
 * @param salt random, see {@link Frame}
 */
record SegmentHeader(int version, long base, Instant created, long salt) {
    static final int BYTES = 40;
    static final int VERSION = 1;

    /** "EARSHOT" and a line feed, which a transfer that takes the file for text would change. */
    private static final long MAGIC = 0x45415253484F540AL;

    SegmentHeader(long base, Instant created, long salt) {
        this(VERSION, base, created, salt);
    }

    ByteBuffer encode() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        bytes.putLong(MAGIC).putInt(version).putLong(base);
        bytes.putLong(created.toEpochMilli()).putLong(salt);
        return bytes.putInt(checksum(bytes)).flip();
    }

    /** Null if this is not the whole and undamaged header of a segment. */
    static @Nullable SegmentHeader decode(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES || bytes.getLong(0) != MAGIC || bytes.getInt(BYTES - 4) != checksum(bytes)) {
            return null;
        }
        return new SegmentHeader(
                bytes.getInt(8), bytes.getLong(12), Instant.ofEpochMilli(bytes.getLong(20)), bytes.getLong(28));
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(0).limit(BYTES - 4));
        return (int) checksum.getValue();
    }
}
