package dev.earshot.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers how an append was answered. */
public final class Answer implements Appended {
    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicInteger times = new AtomicInteger();

    private volatile @Nullable LogUnavailableException failure;

    /** Appends, and returns at once. */
    public static Answer to(EventLog log, byte[] record) {
        Answer answer = new Answer();
        log.append(record, answer);
        return answer;
    }

    @Override
    public void onDurable() {
        times.incrementAndGet();
        given.countDown();
    }

    @Override
    public void onFailed(LogUnavailableException cause) {
        failure = cause;
        times.incrementAndGet();
        given.countDown();
    }

    public boolean isGiven() {
        return given.getCount() == 0;
    }

    /** Waits for the answer; true if the record is durable. */
    public boolean isDurable() {
        awaitGiven();
        return failure == null;
    }

    /** Waits for the answer, which has to be that the record is durable. */
    public void assertDurable() {
        awaitGiven();
        LogUnavailableException cause = failure;
        if (cause != null) {
            throw new AssertionError("append failed", cause);
        }
    }

    /** Waits for the answer, which has to be a failure; its message. */
    public String failure() {
        awaitGiven();
        LogUnavailableException cause = failure;
        if (cause == null) {
            throw new AssertionError("the append did not fail");
        }
        return String.valueOf(cause.getMessage());
    }

    private void awaitGiven() {
        try {
            if (!given.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("no answer came");
            }
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
        assertEquals(1, times.get(), "answered exactly once");
    }
}
