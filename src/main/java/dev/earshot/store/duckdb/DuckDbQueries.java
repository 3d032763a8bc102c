package dev.earshot.store.duckdb;

import dev.earshot.store.QueryCancelledException;
import dev.earshot.store.StoreException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;
import org.jooq.Configuration;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs queries on a few threads of its own. A caller's thread only waits, so that virtual threads are not pinned by native
 * code and a caller that is interrupted is answered at once. Thread-safe.
 */
final class DuckDbQueries implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DuckDbQueries.class);
    private static final Duration THREAD_IDLE_TIME = Duration.ofSeconds(30);

    private final Supplier<DuckDBConnection> connect;
    private final Consumer<SQLException> onProblem;
    private final DuckDbSettings settings;
    private final ThreadPoolExecutor threads;
    private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();
    /** Shared by whoever uses a connection; held alone by whoever needs that there is none. */
    private final ReadWriteLock connections = new ReentrantReadWriteLock();

    /** @param onProblem hears of every error that the engine gave, but for cancelled queries */
    DuckDbQueries(Supplier<DuckDBConnection> connect, Consumer<SQLException> onProblem, DuckDbSettings settings) {
        this.connect = connect;
        this.onProblem = onProblem;
        this.settings = settings;
        this.threads = new ThreadPoolExecutor(
                settings.concurrentQueries(),
                settings.concurrentQueries(),
                THREAD_IDLE_TIME.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("store-query-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    <R extends Record> List<R> run(Configuration dialect, Select<R> query) {
        RunningQuery<R> running = new RunningQuery<>(query, dialect, settings.maxResultRows());
        Future<List<R>> answer = submit(running);
        try {
            return answer.get(settings.queryLimit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            running.cancel();
            throw new QueryCancelledException(
                    "the query took longer than " + settings.queryLimit().toMillis() + " ms", e);
        } catch (InterruptedException e) {
            running.cancel();
            Thread.currentThread().interrupt();
            throw new QueryCancelledException("the query's caller went away", e);
        } catch (ExecutionException e) {
            throw failure(running, e.getCause());
        }
    }

    private <R extends Record> Future<List<R>> submit(RunningQuery<R> running) {
        try {
            return threads.submit(() -> runOnConnection(running));
        } catch (RejectedExecutionException e) {
            throw new StoreException("the store is closed", e);
        }
    }

    private <R extends Record> List<R> runOnConnection(RunningQuery<R> running) {
        connections.readLock().lock();
        try {
            return runOnFreeConnection(running);
        } finally {
            connections.readLock().unlock();
        }
    }

    private <R extends Record> List<R> runOnFreeConnection(RunningQuery<R> running) {
        DuckDBConnection free = idle.poll();
        DuckDBConnection connection = free == null ? connect.get() : free;
        boolean isGood = false;
        try {
            List<R> rows = running.run(connection);
            isGood = !running.isCancelled();
            return rows;
        } finally {
            if (isGood) {
                idle.add(connection);
            } else {
                close(connection);
            }
        }
    }

    /** Gives a connection to work that is no query of a caller's; not bounded in time. */
    void onConnection(ConnectionWork work) throws SQLException {
        connections.readLock().lock();
        try (DuckDBConnection connection = connect.get()) {
            work.run(connection);
        } finally {
            connections.readLock().unlock();
        }
    }

    /**
     * Does something while no connection is open; queries wait meanwhile. Those that run are waited for: of an engine that
     * has stopped itself they end at once.
     */
    void withoutConnections(Runnable action) {
        connections.writeLock().lock();
        try {
            closeIdle();
            action.run();
        } finally {
            connections.writeLock().unlock();
        }
    }

    private <R extends Record> StoreException failure(RunningQuery<R> running, @Nullable Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        if (running.isCancelled()) {
            return new QueryCancelledException("the query was cancelled", cause);
        }
        if (cause instanceof DataAccessException e && e.getCause() instanceof SQLException problem) {
            onProblem.accept(problem);
            return new StoreException("the query failed: " + problem.getMessage(), cause);
        }
        return new StoreException("the query failed: " + cause, cause);
    }

    private static void close(DuckDBConnection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.warn("A connection to the store did not close", e);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(settings.queryLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("The store closes while queries run");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeIdle();
    }

    private void closeIdle() {
        for (DuckDBConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            close(connection);
        }
    }

    interface ConnectionWork {
        void run(DuckDBConnection connection) throws SQLException;
    }
}
