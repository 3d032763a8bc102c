package dev.earshot.store.duckdb;

import dev.earshot.store.StoreException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.jooq.Configuration;
import org.jooq.Cursor;
import org.jooq.ExecuteListener;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One query on its way through a query thread. {@link #cancel} may be called by any thread. */
final class RunningQuery<R extends Record> {
    private static final long CANCEL_AGAIN_MILLIS = 10;
    private static final int CANCELS = 500;

    private final Select<R> query;
    private final Configuration dialect;
    private final int maxRows;
    private final CountDownLatch finished = new CountDownLatch(1);
    private transient volatile @Nullable Statement statement;
    private volatile boolean started;
    private volatile boolean cancelled;

    RunningQuery(Select<R> query, Configuration dialect, int maxRows) {
        this.query = query;
        this.dialect = dialect;
        this.maxRows = maxRows;
    }

    List<R> run(DuckDBConnection connection) {
        started = true;
        try {
            if (cancelled) {
                return List.of();
            }
            dialect.set(ExecuteListener.onExecuteStart(context -> statement = context.statement()));
            dialect.set(connection);
            return fetch(dialect);
        } finally {
            forgetStatement();
            finished.countDown();
        }
    }

    /** From now on nothing is cancelled: the connection may be another query's next. */
    private synchronized void forgetStatement() {
        statement = null;
    }

    private List<R> fetch(Configuration configuration) {
        List<R> rows = new ArrayList<>();
        try (Cursor<R> cursor = DSL.using(configuration).fetchLazy(query)) {
            for (R row : cursor) {
                if (rows.size() == maxRows) {
                    throw new StoreException("the query gave more than " + maxRows + " rows", null);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Stops it and waits until it has stopped; one that waits for its turn will not run. DuckDB forgets a cancel that comes
     * just before a statement begins to work, so it is said again until it was heard.
     */
    void cancel() {
        cancelled = true;
        boolean interrupted = false;
        for (int i = 0; started && i < CANCELS && finished.getCount() > 0; i++) {
            cancelStatement();
            try {
                if (finished.await(CANCEL_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void cancelStatement() {
        Statement running = statement;
        if (running != null) {
            try {
                running.cancel();
            } catch (SQLException e) {
                statement = null; // it has ended and is closed: nothing is left to cancel
            }
        }
    }
}
