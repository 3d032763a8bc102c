package dev.earshot.eventlog.segment;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the log is durable, and the readers that wait for more. Thread-safe; moved by the writer's thread only. */
final class DurableEnd {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final AtomicInteger waiting = new AtomicInteger();

    private volatile long position;
    private volatile boolean closed;

    DurableEnd(long position) {
        this.position = position;
    }

    long position() {
        return position;
    }

    boolean isClosed() {
        return closed;
    }

    void moveTo(long newPosition) {
        position = newPosition;
        wakeWaiting();
    }

    void close() {
        closed = true;
        wakeWaiting();
    }

    /** Waits until the end lies after {@code from} or the log is closed. */
    void awaitAfter(long from, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitLocked(from, nanos);
        } finally {
            lock.unlock();
        }
    }

    private void awaitLocked(long from, long nanos) throws InterruptedException {
        // Counted before the position is looked at, as the writer moves it before it looks at the count.
        waiting.incrementAndGet();
        try {
            long left = nanos;
            while (position <= from && !closed && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void wakeWaiting() {
        if (waiting.get() == 0) {
            return; // most commits: nobody waits, so no lock is taken
        }
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
