package dev.earshot.eventlog;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Appends as fast as the log allows, asking for room before each record, as a collector does. */
final class BoundedProducer implements Runnable, Appended {
    static final int RECORD_BYTES = 100;

    final CountDownLatch allAnswered;
    private final EventLog log;
    private final AtomicInteger left;
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong mostInFlight = new AtomicLong();

    BoundedProducer(EventLog log, int count) {
        this.log = log;
        this.left = new AtomicInteger(count);
        this.allAnswered = new CountDownLatch(count);
    }

    @Override
    public void run() {
        while (left.get() > 0) {
            if (!log.hasRoom()) {
                log.whenRoom(this);
                return;
            }
            left.decrementAndGet();
            mostInFlight.accumulateAndGet(inFlight.addAndGet(RECORD_BYTES), Math::max);
            log.append(new byte[RECORD_BYTES], this);
        }
    }

    long mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public void onDurable() {
        inFlight.addAndGet(-RECORD_BYTES);
        allAnswered.countDown();
    }

    @Override
    public void onFailed(LogUnavailableException cause) {
        throw new AssertionError(cause);
    }

    @Override
    public String toString() {
        return "at most " + mostInFlight + " bytes were in flight";
    }
}
