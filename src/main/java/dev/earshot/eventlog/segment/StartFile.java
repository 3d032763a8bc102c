package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;

/**
 * Remembers where retention has made the log begin, so that a segment missing in front can be told from one that was
 * deleted. Written before anything is deleted.
 */
record StartFile(Disk disk) {
    static final String NAME = "start";

    private static final String UNFINISHED = NAME + SegmentFactory.UNFINISHED;

    /** Zero if nothing was ever deleted. */
    long read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Frame.BYTES);
        try (SegmentFile file = disk.openToRead(NAME)) {
            file.readFully(bytes, 0);
        } catch (NoSuchFileException e) {
            return 0;
        }
        Frame frame = bytes.hasRemaining() ? null : Frame.decode(bytes, 0, 0);
        if (frame == null || frame.kind() != Frame.Kind.START) {
            throw Damage.in(disk, NAME, "it does not say where the log begins");
        }
        return frame.position();
    }

    void write(long position) throws IOException {
        try (SegmentFile file = disk.create(UNFINISHED)) {
            file.writeFully(Frame.mark(Frame.Kind.START, position).encode(0), 0);
            file.force();
        }
        disk.rename(UNFINISHED, NAME);
        disk.force();
    }
}
