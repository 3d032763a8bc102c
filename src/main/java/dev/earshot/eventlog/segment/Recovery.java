package dev.earshot.eventlog.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Brings a folder into the state in which the log can go on, whatever way the last process ended; or refuses it. */
record Recovery(Disk disk, SegmentFactory factory) {

    record Recovered(Segments segments, ActiveSegment active) {}

    Recovered run() throws IOException {
        // The last process may have died between giving a file its name and making that durable. What is built on it
        // now
        // must not outlive it.
        disk.force();
        removeUnfinished();
        List<Segment> found = findSegments();
        Segments segments = new Segments();
        if (found.isEmpty()) {
            ActiveSegment first = factory.begin(0);
            segments.add(first.segment);
            return new Recovered(segments, first);
        }
        for (int i = 0; i + 1 < found.size(); i++) {
            endBefore(found.get(i), found.get(i + 1));
        }
        found.forEach(segments::add);
        return new Recovered(segments, new TailRecovery(disk, found.getLast()).run(factory.segmentBytes()));
    }

    private void removeUnfinished() throws IOException {
        for (String name : disk.list()) {
            if (name.endsWith(SegmentFactory.UNFINISHED)) {
                disk.delete(name);
            }
        }
    }

    private List<Segment> findSegments() throws IOException {
        List<Long> bases = disk.list().stream()
                .filter(Segment::isName)
                .map(Segment::baseOf)
                .sorted()
                .toList();
        long start = new StartFile(disk).read();
        if (!bases.contains(start) && !(bases.isEmpty() && start == 0)) {
            throw Damage.in(disk, Segment.name(start), "it is missing");
        }
        List<Segment> segments = new ArrayList<>();
        for (long base : bases) {
            if (base < start) {
                disk.delete(Segment.name(base)); // retention had decided so when the last process ended
            } else {
                segments.add(readHeader(base));
            }
        }
        return segments;
    }

    private Segment readHeader(long base) throws IOException {
        String name = Segment.name(base);
        ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
        try (SegmentFile file = disk.openToRead(name)) {
            file.readFully(bytes, 0);
        }
        SegmentHeader header = SegmentHeader.decode(bytes.flip());
        if (header == null) {
            throw Damage.in(disk, name, "it does not begin as a segment file does");
        }
        if (header.version() != SegmentHeader.VERSION) {
            throw new IOException("The event log was written by another version of Earshot: " + disk.pathOf(name)
                    + " has format " + header.version() + ", this version knows format " + SegmentHeader.VERSION
                    + ". Nothing has been changed; start the newer version again.");
        }
        if (header.base() != base) {
            throw Damage.in(disk, name, "it holds the segment " + Segment.name(header.base()));
        }
        return new Segment(header);
    }

    /** What a failed commit may have left behind that place is cut off by nobody and read by nobody. */
    private void endBefore(Segment segment, Segment next) throws IOException {
        try (SegmentFile file = disk.openToRead(segment.name())) {
            if (file.size() < segment.offsetOf(next.base())) {
                throw Damage.at(disk, segment, file.size(), "it ends too early, or the segment after it is missing");
            }
        }
        segment.endAt(next.base());
    }
}
