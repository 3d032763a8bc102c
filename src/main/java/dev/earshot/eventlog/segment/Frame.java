package dev.earshot.eventlog.segment;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a commit batch, or alone where a segment ends; {@value #BYTES} bytes, big-endian:
 * {@code kind u32, records u32, position u64, length u32, CRC32C of all before and of the segment's salt u32}.
 *
 * <p>The salt (as in SQLite's write-ahead log) makes a frame valid in its own segment only. So recovery, which looks for
 * frames behind a torn batch, is misled neither by what an earlier file left on the disk nor by a payload in which
 * someone has imitated a frame.
 *
 * @param position of the first byte of this frame
 * @param records how many follow
 * @param length of the records that follow, with their own headers, in bytes
 */
record Frame(Kind kind, long position, int records, int length) {
    static final int BYTES = 24;

    enum Kind {
        /** A commit batch follows. */
        BATCH(0x45424154),
        /** The log was closed here in good order: what is missing before it was not torn but lost. */
        CLOSED(0x45434C4F),
        /** The log goes on in another segment, which has to exist. */
        CONTINUED(0x45434F4E),
        /** Retention has deleted everything before the position; stands in a file of its own. */
        START(0x45535441);

        private static final Kind[] ALL = values();

        final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    static Frame mark(Kind kind, long position) {
        return new Frame(kind, position, 0, 0);
    }

    /** Writes at absolute offset {@code at}. */
    void encode(ByteBuffer into, int at, long salt) {
        into.putInt(at, kind.code).putInt(at + 4, records).putLong(at + 8, position);
        into.putInt(at + 16, length).putInt(at + 20, checksum(into, at, salt));
    }

    ByteBuffer encode(long salt) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        encode(bytes, 0, salt);
        return bytes;
    }

    /** The frame at absolute offset {@code at}, or null if there is no valid one; the caller has seen to the length. */
    static @Nullable Frame decode(ByteBuffer from, int at, long salt) {
        Kind kind = kindOf(from.getInt(at));
        if (kind == null || from.getInt(at + 20) != checksum(from, at, salt)) {
            return null;
        }
        return new Frame(kind, from.getLong(at + 8), from.getInt(at + 4), from.getInt(at + 16));
    }

    private static @Nullable Kind kindOf(int code) {
        for (Kind kind : Kind.ALL) {
            if (kind.code == code) {
                return kind;
            }
        }
        return null;
    }

    private static int checksum(ByteBuffer bytes, int at, long salt) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().limit(at + 20).position(at));
        checksum.update(ByteBuffer.allocate(8).putLong(0, salt));
        return (int) checksum.getValue();
    }
}
