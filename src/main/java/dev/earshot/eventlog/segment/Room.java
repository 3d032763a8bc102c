package dev.earshot.eventlog.segment;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes in flight and remembers who waits for fewer. Thread-safe. */
final class Room {
    private final long maxBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Room(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void take(long taken) {
        bytes.addAndGet(taken);
    }

    void giveBack(long given) {
        bytes.addAndGet(-given);
    }

    boolean isLeft() {
        return bytes.get() < maxBytes;
    }

    /** To be run by {@link #runWaiting}. */
    void await(Runnable action) {
        waiting.add(action);
    }

    /** Runs who waits, as long as there is room: the first ones may fill it again. */
    void runWaiting() {
        while (isLeft()) {
            Runnable action = waiting.poll();
            if (action == null) {
                return;
            }
            Callbacks.run(action);
        }
    }
}
