package dev.earshot.demo;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Calls of visits that overlap, given out in the order of time. Not thread-safe. */
final class Timeline {
    private final PriorityQueue<Numbered> calls = new PriorityQueue<>(
            Comparator.<Numbered>comparingLong(one -> one.call.time().toEpochMilli())
                    .thenComparingLong(Numbered::number));
    private long added;

    /** Calls of the same millisecond stay in the order in which they were added. */
    private record Numbered(WorldCall call, long number) {}

    void add(WorldCall call) {
        calls.add(new Numbered(call, added++));
    }

    /** When the first one is; if there is none, later than anything. */
    long firstMillis() {
        Numbered first = calls.peek();
        return first == null ? Long.MAX_VALUE : first.call.time().toEpochMilli();
    }

    /** To be called only if there is one. */
    WorldCall removeFirst() {
        return calls.remove().call;
    }
}
