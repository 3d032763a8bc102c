package dev.earshot.search;

import dev.earshot.store.Store;
import dev.earshot.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexNotFoundException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index up with the store, on a thread of its own that nothing waits for. An index that is missing, damaged or of no
 * use is made anew; whatever goes wrong is tried again, and stops nothing else.
 *
 * <p>{@link #start} and {@link #close} belong to the owner; the rest is thread-safe.
 */
final class Follower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    /** How soon after it is stored a message is looked for to be indexed: a question to a number in memory. */
    private static final long POLL_MILLIS = 300;

    private static final long MAX_REST_MILLIS = 1_000;
    private static final long RETRY_MILLIS = 5_000;

    /** A crash costs as much work again. */
    private static final long COMMIT_EVERY_MILLIS = 20_000;

    private static final long COMMIT_EVERY_SEQUENCES = 500_000;

    /** Tells at each start that an incubating module of the JDK would make it faster. Held, or it would be forgotten. */
    private static final java.util.logging.Logger ADVICE =
            java.util.logging.Logger.getLogger("org.apache.lucene.internal.vectorization");

    static {
        ADVICE.setLevel(Level.SEVERE);
    }

    private final Path folder;
    private final Store store;
    private final LongSupplier stored;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable OpenIndex index;
    private volatile long reached;
    private volatile String problem = "";

    /** @param stored up to which sequence the store has rows; negative while that is not known */
    Follower(Path folder, Store store, LongSupplier stored) {
        this.folder = folder;
        this.store = store;
        this.stored = stored;
        this.thread = Thread.ofPlatform().name("search-index").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!isClosing()) {
            try (OpenIndex opened = OpenIndex.open(folder)) {
                reached = opened.reached().sequence();
                index = opened;
                follow(opened);
            } catch (StaleIndexException e) {
                log.info("The search index is made anew: {}", e.getMessage());
                wipe();
            } catch (CorruptIndexException
                    | IndexFormatTooOldException
                    | IndexFormatTooNewException
                    | IndexNotFoundException e) {
                log.error("The search index is damaged and made anew", e);
                wipe();
            } catch (NoSuchFileException | EOFException e) {
                log.error("The search index lacks a part and is made anew", e);
                wipe();
            } catch (IOException | RuntimeException e) {
                failed("search does not grow: " + e.getMessage(), e);
                if (isOfDamage(e)) {
                    wipe();
                }
                pause(RETRY_MILLIS);
            } finally {
                index = null;
            }
        }
    }

    private void follow(OpenIndex opened) throws IOException, StaleIndexException {
        Indexing indexing = new Indexing(store, opened);
        boolean isChecked = false;
        long committed = opened.reached().sequence();
        long committedAt = System.nanoTime();
        while (!isClosing()) {
            long now = stored.getAsLong();
            if (now < 0) {
                pause(POLL_MILLIS);
                continue;
            }
            try {
                if (!isChecked || now < opened.reached().sequence()) {
                    indexing.check(now);
                    isChecked = true;
                }
                if (now > opened.reached().sequence()) {
                    step(indexing, now);
                    reached = opened.reached().sequence();
                }
                problem = "";
            } catch (StoreException e) {
                failed("search does not grow: " + e.getMessage(), e);
                pause(RETRY_MILLIS);
            }
            long sinceMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - committedAt);
            long uncommitted = opened.reached().sequence() - committed;
            if (uncommitted > 0 && sinceMillis > COMMIT_EVERY_MILLIS || uncommitted > COMMIT_EVERY_SEQUENCES) {
                opened.commit();
                committed = opened.reached().sequence();
                committedAt = System.nanoTime();
            }
            if (stored.getAsLong() <= opened.reached().sequence()) {
                pause(POLL_MILLIS);
            }
        }
        opened.commit();
    }

    /** What was found while parts were put together closes the index, and is the cause of what is said then. */
    private static boolean isOfDamage(Throwable problem) {
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptIndexException) {
                return true;
            }
        }
        return false;
    }

    /** While the projector is at work, half of the time is left to it. */
    private void step(Indexing indexing, long now) throws IOException {
        long start = System.nanoTime();
        indexing.step(now);
        if (stored.getAsLong() > now) {
            pause(Math.min(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), MAX_REST_MILLIS));
        }
    }

    /** A file that cannot be deleted is tried again with the next opening. */
    private void wipe() {
        index = null;
        reached = 0;
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            failed("the search index cannot be deleted: " + e.getMessage(), e);
            pause(RETRY_MILLIS);
        }
    }

    private void failed(String what, Exception cause) {
        if (!what.equals(problem)) {
            log.error("{}; tried again until it works", what, cause);
        }
        problem = what;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Never by an interrupt: it would close the files that are being written. */
    private void pause(long millis) {
        try {
            closing.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            log.warn("The thread of the search index was interrupted", e);
        }
    }

    /** Null while there is none to ask. */
    @Nullable
    OpenIndex index() {
        return index;
    }

    /** Up to which sequence everything is found. */
    long reached() {
        return reached;
    }

    long stored() {
        return stored.getAsLong();
    }

    String problem() {
        return problem;
    }

    /** Ends after the step at work. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive()) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
