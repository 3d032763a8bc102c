package dev.earshot;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done every now and then, one after the other on one thread. */
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    /** A chore; what it throws is logged, and it is tried again the next time. */
    @FunctionalInterface
    interface Chore {
        void run() throws Exception;
    }

    void every(long seconds, String name, Chore chore) {
        // A chore never throws out of run(), so the future has nothing to tell.
        Future<?> _ = executor.scheduleWithFixedDelay(() -> run(name, chore), seconds, seconds, TimeUnit.SECONDS);
    }

    private static void run(String name, Chore chore) {
        try {
            chore.run();
        } catch (Exception e) {
            log.error("the chore '{}' failed", name, e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
