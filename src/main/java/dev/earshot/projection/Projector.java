package dev.earshot.projection;

import dev.earshot.eventlog.DamagedLogException;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.store.Store;
import dev.earshot.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store up with the log: one thread that reads records, makes rows of them and writes these in batches, each with
 * the position after it. A batch that cannot be written is tried again until it can; none is ever left out.
 *
 * <p>{@link #start} and {@link #close} belong to the owner; the rest is thread-safe.
 */
public final class Projector implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Projector.class);

    private final EventLog eventLog;
    private final Store store;
    private final ProjectorSettings settings;
    private final ProjectorProgress progress;
    private final InstantSource clock;
    private final StoredIds storedIds;
    private final Thread thread;
    private volatile boolean isClosing;

    public Projector(EventLog eventLog, Store store, ProjectorSettings settings, InstantSource clock) {
        this.eventLog = eventLog;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.progress = new ProjectorProgress(clock);
        this.storedIds = new StoredIds(store, settings);
        this.thread = Thread.ofPlatform().name("projector").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        Duration delay = settings.firstRetryDelay();
        boolean isFirst = true;
        while (!isClosing) {
            try (Projection projection = new Projection(eventLog, store, storedIds, settings, progress, clock)) {
                if (isFirst) {
                    storedIds.load(store.lastSequence() == 0);
                    isFirst = false;
                }
                while (!isClosing) {
                    projection.step();
                    delay = settings.firstRetryDelay();
                }
            } catch (InterruptedException e) {
                return; // close() asks for it
            } catch (StoreException | DamagedLogException | IllegalArgumentException e) {
                delay = afterFailure(e, delay);
            } catch (RuntimeException e) {
                log.error("The projector met an error of its own", e);
                delay = afterFailure(e, delay);
            }
        }
    }

    private Duration afterFailure(RuntimeException cause, Duration delay) {
        if (isClosing) {
            return delay;
        }
        String problem = cause instanceof StoreException
                ? "reports do not grow: " + cause.getMessage()
                : "the event log cannot be read from where the store ends: " + cause.getMessage();
        if (progress.failed(problem)) {
            log.error("{}; tried again until it works", problem, cause);
        }
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Duration doubled = delay.multipliedBy(2);
        return doubled.compareTo(settings.maxRetryDelay()) > 0 ? settings.maxRetryDelay() : doubled;
    }

    /** Up to where the store has the log. */
    public LogPosition position() {
        return progress.position();
    }

    /** The sequence of the last row in the store; negative until it is known. */
    public long storedSequence() {
        return progress.sequence();
    }

    /** Whether everything that is durable in the log now is in the store. */
    public boolean isCaughtUp() {
        return progress.position().isAtOrAfter(eventLog.end());
    }

    /** What keeps the store from growing, in words for an operator; empty if nothing does. */
    public String problem() {
        return progress.problem();
    }

    public ProjectorCounts counts() {
        return progress.counts(isCaughtUp());
    }

    /** Waits until the store has the log up to a position; false if it has not within {@code patience}. */
    public boolean awaitCaughtUp(LogPosition until, Duration patience) throws InterruptedException {
        return progress.await(until, patience);
    }

    /**
     * As {@link #awaitCaughtUp}, and until what is over by then is settled ({@link Store#settle}): only then reports are as fast
     * as they get.
     */
    public boolean awaitSettled(LogPosition until, Duration patience) throws InterruptedException {
        return progress.awaitSettled(until, patience);
    }

    /** Ends after the batch at work, if there is one. */
    @Override
    public void close() {
        isClosing = true;
        thread.interrupt();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        storedIds.close();
    }
}
