package dev.earshot.control;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The small transactional data: accounts, workspaces, bots, keys, sign-ins. Thread-safe; every call blocks, so callers
 * run on virtual threads.
 *
 * <p>One connection writes and a few read. SQLite has one writer anyway; waiting for it in this process, where a
 * virtual thread parks, is fairer and cheaper than inside SQLite, where a waiting thread holds its carrier.
 */
public final class ControlDb implements AutoCloseable {
    private static final int READERS = 4;
    /** Only another process can hold SQLite's lock; ours queue for the one writing connection. */
    private static final Duration BUSY_WAIT = Duration.ofSeconds(5);

    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource writer;
    private final HikariDataSource readers;
    /** Why the last change failed; empty if it did not. */
    private volatile String failure = "";

    private ControlDb(HikariDataSource writer, HikariDataSource readers) {
        this.writer = writer;
        this.readers = readers;
    }

    /**
     * Opens {@code control.db} in the folder, making both if they are missing, and brings its schema up to date.
     *
     * @throws SchemaException if the file was written by a newer version, or its migrations have been tampered with
     * @throws ControlUnavailableException if it is no database, or damaged
     */
    public static ControlDb open(Path folder) {
        return open(folder, BUSY_WAIT);
    }

    static ControlDb open(Path folder, Duration busyWait) {
        try {
            Path file = SqliteFile.prepare(folder);
            DataSource writing = SqliteFile.writing(file, busyWait);
            Migrations.run(writing);
            HikariConfig readers = pool(SqliteFile.reading(file, busyWait), "control-readers", READERS);
            readers.setConnectionInitSql("PRAGMA query_only = ON");
            return new ControlDb(
                    new HikariDataSource(pool(writing, "control-writer", 1)), new HikariDataSource(readers));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make control.db in " + folder, e);
        } catch (SQLException e) {
            throw new ControlUnavailableException("cannot open control.db in " + folder + ": " + e.getMessage(), e);
        }
    }

    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /** Runs {@code work} on a snapshot; it cannot write. */
    <T> T read(Work<T> work) {
        return transact(readers, work);
    }

    /** Runs {@code work} alone among all writers, and commits, synced to disk, unless it throws. */
    <T> T write(Work<T> work) {
        try {
            T result = transact(writer, work);
            failure = "";
            return result;
        } catch (ControlUnavailableException e) {
            failure = String.valueOf(e.getMessage());
            throw e;
        }
    }

    /**
     * What keeps the control data from being read or changed, in words for an operator; empty if nothing does. A change
     * is tried only after one has failed: anybody may ask for the health of a server, and each change is a synced write.
     */
    public Optional<String> problem() {
        try {
            if (failure.isEmpty()) {
                read(transaction -> transaction.number(Sql.of("SELECT COUNT(*) FROM revision")));
            } else {
                write(transaction -> transaction.change(Sql.of("UPDATE revision SET value = value")));
            }
            return Optional.empty();
        } catch (ControlUnavailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        readers.close();
        // Last: SQLite moves its write-ahead log into the file when the last connection closes.
        writer.close();
    }

    private static <T> T transact(HikariDataSource pool, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                connection.setAutoCommit(false); // Begins: this too may find the database busy.
                T result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(pool, connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new ControlUnavailableException("control data: " + e.getMessage(), e);
        }
    }

    private static void rollBack(HikariDataSource pool, Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
            // SQLite ends a transaction by itself when it is busy or full; its driver then takes one for open that is
            // not, and the next commit on this connection would fail.
            pool.evictConnection(connection);
        }
    }

    private static HikariConfig pool(DataSource source, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        // A file has no server that drops old connections.
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        return config;
    }
}
