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
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

    private final HikariDataSource writer;
    private final HikariDataSource readers;

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
        try {
            Path file = SqliteFile.prepare(folder);
            DataSource writing = SqliteFile.writing(file);
            Migrations.run(writing);
            HikariConfig readers = pool(SqliteFile.reading(file), "control-readers", READERS);
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
        return transact(writer, work);
    }

    /** What keeps the control data from being written, in words for an operator; empty if nothing does. */
    public Optional<String> problem() {
        try {
            // Adding nothing to a row that is always there: takes the write lock, so it fails where a change would.
            write(transaction -> transaction.change(Sql.of("UPDATE revision SET value = value WHERE name = 'keys'")));
            return Optional.empty();
        } catch (ControlUnavailableException e) {
            return Optional.of(e.getMessage() == null ? "control data unavailable" : e.getMessage());
        }
    }

    @Override
    public void close() {
        readers.close();
        // Last: SQLite moves its write-ahead log into the file when the last connection closes.
        writer.close();
    }

    private static <T> T transact(DataSource pool, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.in(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new ControlUnavailableException("control data: " + e.getMessage(), e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
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
