package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SegmentHeaderTest {
    private static final SegmentHeader HEADER =
            new SegmentHeader(123_456_789_012L, Instant.parse("2026-03-01T12:00:00.123Z"), -5);

    @Test
    void comesBackAsItWas() {
        assertEquals(HEADER, SegmentHeader.decode(HEADER.encode()));
        assertEquals(SegmentHeader.VERSION, HEADER.version());
    }

    @Test
    void refusesAFlippedBitAnywhere() {
        for (int bit = 0; bit < SegmentHeader.BYTES * 8; bit++) {
            ByteBuffer bytes = HEADER.encode();
            bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ (1 << (bit % 8))));
            assertNull(SegmentHeader.decode(bytes));
        }
    }

    @Test
    void refusesAFileThatIsTooShort() {
        for (int length = 0; length < SegmentHeader.BYTES; length++) {
            ByteBuffer bytes = HEADER.encode().limit(length);
            assertNull(SegmentHeader.decode(bytes));
        }
    }
}
