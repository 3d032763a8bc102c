package dev.earshot.eventlog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A place between records: everything before it has been read, everything after it has not.
 *
 * <p>One offset for each partition. The segment log has the single partition 0, whose offset counts bytes; Kafka has
 * many, whose offsets count records. A partition that is not named stands at its beginning. Immutable.
 */
public record LogPosition(SortedMap<Integer, Long> offsets) {

    /** Before the first record of every partition. */
    public static final LogPosition START = new LogPosition(new TreeMap<>());

    public LogPosition {
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    /** The position in a log of one partition. */
    public static LogPosition of(long offset) {
        return new LogPosition(new TreeMap<>(java.util.Map.of(0, offset)));
    }

    public long offset(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** Whether everything before {@code other} lies before this one too. */
    public boolean isAtOrAfter(LogPosition other) {
        return other.offsets.entrySet().stream().allMatch(entry -> offset(entry.getKey()) >= entry.getValue());
    }

    /**
     * The inverse of {@link #toString}.
     *
     * @throws IllegalArgumentException if the text is no position
     */
    public static LogPosition parse(String text) {
        TreeMap<Integer, Long> offsets = new TreeMap<>();
        if (text.isEmpty()) {
            return START;
        }
        for (String part : text.split(",", -1)) {
            int dash = part.indexOf('-');
            if (dash < 1) {
                throw new IllegalArgumentException("not a log position: " + text);
            }
            long offset = Long.parseLong(part, dash + 1, part.length(), 10);
            if (offset < 0) {
                throw new IllegalArgumentException("not a log position: " + text);
            }
            offsets.put(Integer.parseInt(part, 0, dash, 10), offset);
        }
        return new LogPosition(offsets);
    }

    /** Short and safe in addresses and headers: {@code 0-4711,1-12}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        offsets.forEach((partition, offset) -> text.append(text.isEmpty() ? "" : ",")
                .append(partition)
                .append('-')
                .append(offset));
        return text.toString();
    }
}
