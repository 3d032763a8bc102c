package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.bytes;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps the log's own thread busy in a callback, so that whatever is appended meanwhile stays in flight. */
public final class HeldAnswer implements Appended {
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    public static HeldAnswer of(EventLog log) throws InterruptedException {
        HeldAnswer answer = new HeldAnswer();
        log.append(bytes("held"), answer);
        if (!answer.held.await(30, TimeUnit.SECONDS)) {
            throw new AssertionError("no answer came");
        }
        return answer;
    }

    public void release() {
        released.countDown();
    }

    @Override
    public void onDurable() {
        held.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void onFailed(LogUnavailableException cause) {
        throw new AssertionError(cause);
    }
}
