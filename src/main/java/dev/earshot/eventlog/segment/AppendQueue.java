package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.Appended;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where appends wait for the writer: many threads add, one takes all. Lock-free, one small object an append.
 *
 * <p>A stack (Treiber, 1986), because taking it whole costs one exchange whatever its height; the taker turns it over.
 */
final class AppendQueue {
    private static final Pending CLOSED = new Pending(new byte[0], new Appended() {
        @Override
        public void onDurable() {}

        @Override
        public void onFailed(dev.earshot.eventlog.LogUnavailableException cause) {}
    });

    enum Added {
        /** To an empty queue: the taker may be asleep. */
        FIRST,
        LATER,
        /** Not at all. */
        CLOSED
    }

    private final AtomicReference<@Nullable Pending> newest = new AtomicReference<>();

    Added add(Pending pending) {
        while (true) {
            Pending head = newest.get();
            if (head == CLOSED) {
                return Added.CLOSED;
            }
            pending.next = head;
            if (newest.compareAndSet(head, pending)) {
                return head == null ? Added.FIRST : Added.LATER;
            }
        }
    }

    /** All that wait, oldest first; null if none do. */
    @Nullable
    Pending takeAll() {
        return newest.get() == null ? null : oldestFirst(newest.getAndSet(null));
    }

    /** All that wait, and nothing is taken in any more. To be called once. */
    @Nullable
    Pending takeAllAndClose() {
        return oldestFirst(newest.getAndSet(CLOSED));
    }

    private static @Nullable Pending oldestFirst(@Nullable Pending newestFirst) {
        Pending turned = null;
        Pending rest = newestFirst;
        while (rest != null) {
            Pending next = rest.next;
            rest.next = turned;
            turned = rest;
            rest = next;
        }
        return turned;
    }
}
