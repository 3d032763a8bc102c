package dev.earshot.eventlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tells records of a log of several partitions apart. */
final class Partitions {

    private Partitions() {}

    /** Records read from the start on, by the partition whose offset each has moved. */
    static Map<Integer, List<LogRecord>> split(List<LogRecord> records) {
        Map<Integer, List<LogRecord>> split = new TreeMap<>();
        LogPosition before = LogPosition.START;
        for (LogRecord record : records) {
            split.computeIfAbsent(moved(before, record.next()), partition -> new ArrayList<>())
                    .add(record);
            before = record.next();
        }
        return split;
    }

    private static int moved(LogPosition before, LogPosition after) {
        List<Integer> moved = after.offsets().keySet().stream()
                .filter(partition -> before.offset(partition) != after.offset(partition))
                .toList();
        if (moved.size() != 1) {
            throw new AssertionError("one record moves one partition: from " + before + " to " + after);
        }
        return moved.getFirst();
    }
}
