package dev.earshot.past;

import dev.earshot.eventlog.EventLog;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * Lets past data in only as fast as it does not hold up what happens now: while the log has room, the store is not far
 * behind, and not faster than the operator says. Not thread-safe.
 */
final class Admission {
    /** The store takes this much in a second or so. */
    private static final long MAX_BEHIND_BYTES = 4 << 20;

    private static final long LOOK_AGAIN_MILLIS = 20;

    private final EventLog log;
    private final LongSupplier bytesBehind;
    private final long linesPerSecond;
    private long nextNanos = System.nanoTime();

    /** @param bytesBehind how much of the log is not in the store yet */
    Admission(EventLog log, LongSupplier bytesBehind, long linesPerSecond) {
        this.log = log;
        this.bytesBehind = bytesBehind;
        this.linesPerSecond = linesPerSecond;
    }

    /** Waits until so many lines may come in. */
    void await(int lines) throws InterruptedException {
        CountDownLatch room = new CountDownLatch(1);
        log.whenRoom(room::countDown);
        room.await();
        while (bytesBehind.getAsLong() > MAX_BEHIND_BYTES) {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        if (linesPerSecond > 0) {
            long now = System.nanoTime();
            if (nextNanos - now > 0) {
                Thread.sleep((nextNanos - now) / 1_000_000);
            } else {
                nextNanos = now;
            }
            nextNanos += lines * 1_000_000_000L / linesPerSecond;
        }
    }
}
