package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins new segments. */
record SegmentFactory(Disk disk, long segmentBytes, InstantSource clock, RandomGenerator random) {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentLog.class);

    /** A segment that is not whole yet has this behind its name. */
    static final String UNFINISHED = ".new";

    /**
     * Begins a segment at {@code base}, durably. It gets its name only when header and first zeros are on disk: after a
     * crash there is the whole of it or nothing. A segment without records at the same base is replaced.
     */
    ActiveSegment begin(long base) throws IOException {
        Segment segment = new Segment(new SegmentHeader(base, clock.instant(), random.nextLong()));
        String unfinished = segment.name() + UNFINISHED;
        SegmentFile file = disk.create(unfinished);
        try {
            file.writeFully(segment.header.encode(), 0);
            ActiveSegment active = new ActiveSegment(segment, file, base, segmentBytes);
            active.writeZeros();
            file.force();
            disk.rename(unfinished, segment.name());
            disk.force();
            return active;
        } catch (IOException e) {
            giveUp(file, unfinished);
            throw e;
        }
    }

    /** A full disk gets back what the attempt took. */
    private void giveUp(SegmentFile file, String unfinished) {
        try {
            file.close();
            disk.delete(unfinished);
        } catch (IOException e) {
            LOGGER.warn("Cannot remove {}; the next start of the log will", disk.pathOf(unfinished), e);
        }
    }
}
