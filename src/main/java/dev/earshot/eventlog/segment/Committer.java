package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.LogHealth;
import dev.earshot.eventlog.LogUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer's thread: takes all appends that wait, makes them durable with one sync, answers them, and begins again with
 * what came in meanwhile. So the slower the disk, the more appends share a sync.
 */
final class Committer implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentLog.class);

    private final AppendQueue queue;
    private final Room room;
    private final DurableEnd end;
    private final SegmentWriter writer;
    private final Disk disk;
    private final Duration retryAfter;
    private final CommitBatch batch = new CommitBatch();
    private final Thread thread;

    private volatile boolean closing;
    private volatile boolean rollWanted;
    private volatile LogHealth health = LogHealth.GOOD;

    /** Why nothing can be written now; null if all is well. */
    private @Nullable LogUnavailableException problem;

    private long retryAtNanos;

    Committer(AppendQueue queue, Room room, DurableEnd end, SegmentWriter writer, Disk disk, Duration retryAfter) {
        this.queue = queue;
        this.room = room;
        this.end = end;
        this.writer = writer;
        this.disk = disk;
        this.retryAfter = retryAfter;
        this.thread = Thread.ofPlatform().name("event-log-writer").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    LogHealth health() {
        return health;
    }

    /** Lets the log go on in a new segment soon, if the present one has any records. */
    void rollSoon() {
        rollWanted = true;
        wake();
    }

    /** Lets what waits be answered, and ends the thread. */
    void finish() throws InterruptedException {
        closing = true;
        wake();
        thread.join();
    }

    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    @Override
    public void run() {
        boolean last;
        do {
            last = closing;
            Pending waiting = last ? queue.takeAllAndClose() : queue.takeAll();
            if (waiting != null) {
                commitAll(waiting);
            }
            room.runWaiting();
            if (waiting == null && !last) {
                idle();
            }
        } while (!last);
        close();
    }

    private void idle() {
        if (problem != null) {
            tryAgain();
            LockSupport.parkNanos(this, retryAfter.toNanos());
        } else if (rollWanted) {
            rollWanted = false;
            rollNow();
        } else {
            LockSupport.park(this);
        }
    }

    private void commitAll(Pending first) {
        Pending rest = first;
        while (rest != null) {
            Pending next = rest.next;
            LogUnavailableException failure;
            try {
                next = gather(rest);
                failure = commit();
            } catch (OutOfMemoryError e) {
                // There is no buffer for it. The ones behind it may be shorter.
                failure = new LogUnavailableException("no memory for a record of " + rest.record.length + " bytes", e);
            }
            answer(rest, next, failure);
            rest = next;
        }
    }

    /** Fills the batch from {@code first} on; the first append that found no place, or null. */
    private @Nullable Pending gather(Pending first) {
        batch.clear();
        Pending next = first;
        while (next != null && batch.add(next.record)) {
            next = next.next;
        }
        return next;
    }

    private @Nullable LogUnavailableException commit() {
        if (problem != null && !tryAgain()) {
            return problem;
        }
        try {
            writer.commit(batch);
            end.moveTo(writer.end());
            return null;
        } catch (IOException | RuntimeException | Error e) {
            return fail(e);
        }
    }

    private void answer(Pending first, @Nullable Pending end, @Nullable LogUnavailableException failure) {
        long bytes = 0;
        for (Pending pending = first; pending != null && pending != end; pending = pending.next) {
            bytes += pending.record.length;
        }
        room.giveBack(bytes);
        for (Pending pending = first; pending != null && pending != end; pending = pending.next) {
            Callbacks.answer(pending.appended, failure);
        }
        room.runWaiting();
    }

    private LogUnavailableException fail(Throwable cause) {
        String text = "The event log cannot write to " + disk + ": " + describe(cause)
                + ". Nothing acknowledged is lost. New records are refused until it works again, which is tried every "
                + retryAfter.toMillis() + " ms.";
        if (problem == null) {
            LOGGER.error(text, cause);
        }
        LogUnavailableException failure = new LogUnavailableException(text, cause);
        problem = failure;
        health = new LogHealth(text);
        retryAtNanos = System.nanoTime() + retryAfter.toNanos();
        try {
            writer.cutBack();
        } catch (IOException e) {
            LOGGER.warn("Cannot cut back the last segment in {}; it will not be written again", disk, e);
        }
        return failure;
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return cause instanceof IOException && message != null ? message : cause.toString();
    }

    /** Whether the log can be written again. Asks the disk only if the last attempt was long enough ago. */
    private boolean tryAgain() {
        if (System.nanoTime() - retryAtNanos < 0) {
            return false;
        }
        try {
            writer.startOver();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
            return false;
        }
        problem = null;
        health = LogHealth.GOOD;
        LOGGER.info("The event log writes to {} again", disk);
        return true;
    }

    private void rollNow() {
        if (writer.isEmpty()) {
            return;
        }
        try {
            writer.roll();
        } catch (IOException | RuntimeException | Error e) {
            fail(e);
        }
    }

    private void close() {
        try (writer) {
            if (problem == null) {
                writer.endInGoodOrder();
            }
        } catch (IOException e) {
            LOGGER.warn("Cannot close the event log in {} in order; its records are safe", disk, e);
        }
    }
}
