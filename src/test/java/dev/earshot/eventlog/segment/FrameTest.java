package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FrameTest {
    private static final long SALT = 0x1234_5678_9ABCL;
    private static final Frame FRAME = new Frame(Frame.Kind.BATCH, 77_000_000_000L, 3, 1_500);

    @Test
    void comesBackAsItWas() {
        for (Frame.Kind kind : Frame.Kind.values()) {
            Frame frame = new Frame(kind, 5, 6, 7);
            assertEquals(frame, Frame.decode(frame.encode(SALT), 0, SALT));
        }
    }

    @Test
    void isValidWithItsSaltOnly() {
        ByteBuffer bytes = FRAME.encode(SALT);
        assertNull(Frame.decode(bytes, 0, SALT + 1));
        assertNull(Frame.decode(bytes, 0, 0));
    }

    @Test
    void isNotValidWithAFlippedBitAnywhere() {
        for (int bit = 0; bit < Frame.BYTES * 8; bit++) {
            ByteBuffer bytes = FRAME.encode(SALT);
            bytes.put(bit / 8, (byte) (bytes.get(bit / 8) ^ (1 << (bit % 8))));
            assertNull(Frame.decode(bytes, 0, SALT), "bit " + bit);
        }
    }

    @Test
    void zerosAreNoFrame() {
        assertNull(Frame.decode(ByteBuffer.allocate(Frame.BYTES), 0, 0));
    }
}
