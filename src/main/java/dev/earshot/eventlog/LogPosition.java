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
        offsets.forEach((partition, offset) -> {
            if (partition < 0 || offset < 0) {
                throw new IllegalArgumentException("no place in a log: partition " + partition + ", offset " + offset);
            }
        });
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
        for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int dash = part.indexOf('-');
            if (dash < 1) {
                throw new IllegalArgumentException("not a log position: " + text);
            }
            offsets.put(Integer.parseInt(part, 0, dash, 10), Long.parseLong(part, dash + 1, part.length(), 10));
        }
        LogPosition position = new LogPosition(offsets);
        // One spelling only, so that equal positions are equal texts: no signs, leading zeros, repetitions, other
        // order.
        if (!position.toString().equals(text)) {
            throw new IllegalArgumentException("not a log position: " + text);
        }
        return position;
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
