package dev.earshot.eventlog.segment;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments there are, in order; never empty. Thread-safe: the writer adds at the end, retention removes in front. */
final class Segments {
    private final ConcurrentSkipListMap<Long, Segment> byBase = new ConcurrentSkipListMap<>();

    /** Adds at the end, or replaces the last one if it has the same base and hence no records. */
    void add(Segment segment) {
        byBase.put(segment.base(), segment);
    }

    /** The position before the oldest record. */
    long start() {
        return byBase.firstKey();
    }

    Segment first() {
        return byBase.firstEntry().getValue();
    }

    Segment last() {
        return byBase.lastEntry().getValue();
    }

    /** The segment after {@code segment}; null if that is the last. */
    @Nullable
    Segment after(Segment segment) {
        return valueOf(byBase.higherEntry(segment.base()));
    }

    /** The segment in which a record after {@code position} is or will be; null if retention deleted it. */
    @Nullable
    Segment holding(long position) {
        return valueOf(byBase.floorEntry(position));
    }

    void remove(Segment segment) {
        byBase.remove(segment.base(), segment);
    }

    private static @Nullable Segment valueOf(Map.@Nullable Entry<Long, Segment> entry) {
        return entry == null ? null : entry.getValue();
    }
}
