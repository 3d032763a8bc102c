package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SegmentHeaderTest {
    private static final SegmentHeader HEADER =
            new SegmentHeader(123_456_789_012L, Instant.parse("2026-03-01T12:00:00.123Z"), -5);

    /** The header of {@code file} with another version and a right checksum. */
    static byte[] ofVersion(int version, byte[] file) {
        ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES).put(file, 0, SegmentHeader.BYTES);
        bytes.putInt(8, version);
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), 0, SegmentHeader.BYTES - 4);
        return bytes.putInt(SegmentHeader.BYTES - 4, (int) checksum.getValue()).array();
    }

    @Test
    void comesBackAsItWas() throws Exception {
        assertEquals(HEADER, SegmentHeader.decode(HEADER.encode()));
    }

    @Test
    void refusesAFlippedBitAnywhere() {
        for (int bit = 0; bit < SegmentHeader.BYTES * 8; bit++) {
            ByteBuffer bytes = HEADER.encode();
            bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ (1 << (bit % 8))));
            assertThrows(SegmentHeader.UnusableException.class, () -> SegmentHeader.decode(bytes));
        }
    }

    @Test
    void refusesAFileThatIsTooShort() {
        for (int length = 0; length < SegmentHeader.BYTES; length++) {
            ByteBuffer bytes = HEADER.encode().limit(length);
            assertThrows(SegmentHeader.UnusableException.class, () -> SegmentHeader.decode(bytes));
        }
    }
}
