package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The bytes of a file behind the last valid batch. */
record Tail(SegmentFile file, long from) {
    private static final int PIECE_BYTES = 1024 * 1024;

    interface Validity {
        /** The frame at {@code at} in the bytes, which is at {@code offset} in the file; null if none is there. */
        @Nullable
        Frame check(ByteBuffer bytes, int at, long offset);
    }

    /** Up to the last byte that is not zero. */
    long lengthWithoutZeros() throws IOException {
        long length = 0;
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        for (long offset = from; fill(piece, offset); offset += piece.limit()) {
            for (int i = piece.limit() - 1; i >= 0; i--) {
                if (piece.get(i) != 0) {
                    length = offset + i + 1 - from;
                    break;
                }
            }
        }
        return length;
    }

    /** Whether a valid frame follows; one right at the beginning belongs to the bad batch itself. */
    boolean holdsAnotherFrame(Validity validity) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        // Pieces overlap, so that a frame across their border is seen.
        for (long offset = from + 1; fill(piece, offset); offset += PIECE_BYTES - Frame.BYTES + 1) {
            for (int at = 0; at + Frame.BYTES <= piece.limit(); at++) {
                if (validity.check(piece, at, offset + at) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean fill(ByteBuffer piece, long offset) throws IOException {
        piece.clear();
        file.readFully(piece, offset);
        piece.flip();
        return piece.hasRemaining();
    }
}
