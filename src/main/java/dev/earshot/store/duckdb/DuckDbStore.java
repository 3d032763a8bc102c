package dev.earshot.store.duckdb;

import dev.earshot.store.Needed;
import dev.earshot.store.Store;
import dev.earshot.store.StoreBatch;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoreReplacement;
import dev.earshot.store.TableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jooq.Configuration;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded store: one file, written over one connection, read over a few others.
 *
 * <p>When the engine stops itself after an error of its own, the next call of the writing thread opens the file anew; a file
 * that does not open is set aside, and the store is empty then.
 */
public final class DuckDbStore implements Store, TableFiles {
    private static final Logger log = LoggerFactory.getLogger(DuckDbStore.class);
    private static final long IDS_READ_AT_ONCE = 1_000_000;

    private final DuckDbSettings settings;
    private final @Nullable StoreFolder folder;
    private final DuckDbQueries queries;
    private final SettledTimes settledTimes = new SettledTimes();
    private volatile @Nullable DuckDbFile file;
    private volatile String problem = "";
    private volatile boolean isClosed;
    private @Nullable DuckDbWriter writer;

    private DuckDbStore(DuckDbSettings settings, @Nullable StoreFolder folder, DuckDbFile file) {
        this.settings = settings;
        this.folder = folder;
        this.file = file;
        this.queries = new DuckDbQueries(() -> open().connect(), this::onReadProblem, settings);
    }

    /**
     * Opens the store in its folder, or makes an empty one. A file that does not open, or is of another version of the
     * program, is set aside, loudly.
     *
     * @throws StoreException if another process uses it, or the machine does not let it open (permissions, disk full)
     */
    public static DuckDbStore open(DuckDbSettings settings, InstantSource clock) {
        StoreFolder folder = StoreFolder.take(settings.folder(), clock);
        try {
            DuckDbStore store = new DuckDbStore(settings, folder, folder.open(settings));
            ExtractedLibrary.remove();
            CopiedTable.clear(settings.exports());
            return store;
        } catch (IOException e) {
            folder.close();
            throw new StoreException("the folder for exports cannot be used: " + e.getMessage(), e);
        } catch (StoreException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * An empty store beside the one in the folder, to take its place when it is full.
     *
     * @throws StoreException if another process uses the store
     */
    public static StoreReplacement replacement(DuckDbSettings settings, InstantSource clock) {
        StoreFolder folder = StoreFolder.take(settings.folder(), clock);
        try {
            folder.clearForReplacement();
            DuckDbFile file = DuckDbFile.open(folder.rebuilding(), settings);
            ExtractedLibrary.remove();
            return new DuckDbReplacement(folder, new DuckDbStore(settings, null, file));
        } catch (IOException | SQLException | DuckDbFile.OtherVersionException e) {
            folder.close();
            throw new StoreException("a new store cannot be made: " + e.getMessage(), e);
        } catch (StoreException e) {
            folder.close();
            throw e;
        }
    }

    @Override
    public String position() {
        return writing(DuckDbWriter::position);
    }

    @Override
    public long lastSequence() {
        return writing(DuckDbWriter::lastSequence);
    }

    @Override
    public void write(StoreBatch batch) {
        this.<@Nullable Object>writing(writer -> {
            writer.write(batch);
            return null;
        });
    }

    @Override
    public Set<UUID> known(String bot, Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : writing(writer -> writer.known(bot, ids));
    }

    @Override
    public void trimQuarantine(long cutoffMillis, long maxRows) {
        this.<@Nullable Object>writing(writer -> {
            writer.trimQuarantine(cutoffMillis, maxRows);
            return null;
        });
    }

    @Override
    public boolean settle(Instant until) {
        return writing(writer -> writer.settle(until));
    }

    /**
     * After any failure the writer is made anew and reads from the file how far it got: of a commit that failed nobody
     * else knows.
     */
    private <T extends @Nullable Object> T writing(WriterCall<T> call) {
        try {
            DuckDbWriter current = writer();
            return call.on(current);
        } catch (SQLException | RuntimeException e) {
            dropWriter();
            if (e instanceof SQLException problem) {
                onWriteProblem(problem);
            }
            throw new StoreException("the store did not take it: " + e.getMessage(), e);
        }
    }

    private DuckDbWriter writer() throws SQLException {
        DuckDbWriter current = writer;
        if (current == null) {
            current = new DuckDbWriter(openForWriting().connect(), settledTimes);
            writer = current;
        }
        return current;
    }

    /** After the engine had stopped itself the file may not have opened: the machine's trouble may be over now. */
    private DuckDbFile openForWriting() {
        if (file == null && folder != null && !isClosed) {
            queries.withoutConnections(this::openFile);
        }
        return open();
    }

    private void dropWriter() {
        DuckDbWriter current = writer;
        writer = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                log.warn("The writing connection to the store did not close", e);
            }
        }
    }

    private DuckDbFile open() {
        DuckDbFile current = file;
        if (current == null) {
            throw new StoreException("the store is closed or could not be opened again", null);
        }
        return current;
    }

    private void onWriteProblem(SQLException cause) {
        noteDamage(cause);
        if (DuckDbFile.isFatal(cause)) {
            openAnew(cause);
        }
    }

    private void openAnew(SQLException cause) {
        log.error("The store stopped itself and is opened anew", cause);
        // A connection left open, be it idle, would hold the stopped engine and with it the file.
        queries.withoutConnections(() -> {
            closeBrokenFile();
            openFile();
        });
    }

    private void closeBrokenFile() {
        DuckDbFile broken = file;
        file = null;
        try {
            if (broken != null) {
                broken.close();
            }
        } catch (StoreException e) {
            log.warn("The broken store did not close", e);
        }
    }

    private void openFile() {
        if (folder != null) {
            file = folder.open(settings);
            problem = ""; // what was damaged is set aside by now
        }
    }

    private void onReadProblem(SQLException cause) {
        noteDamage(cause);
    }

    private void noteDamage(SQLException cause) {
        if (folder != null && DuckDbFile.isDamage(cause) && problem.isEmpty()) {
            problem = "a part of the store cannot be read (" + cause.getMessage()
                    + "); restart the server and it is rebuilt from the event log";
            log.error("The store is damaged: {}", problem, cause);
            folder.noteDamage(String.valueOf(cause.getMessage()));
        }
    }

    @Override
    public void eachId(IdConsumer consumer) {
        try {
            queries.onConnection(connection -> eachId(connection, consumer));
        } catch (SQLException e) {
            onReadProblem(e);
            throw new StoreException("the ids could not be read: " + e.getMessage(), e);
        }
    }

    private static void eachId(DuckDBConnection connection, IdConsumer consumer) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : Partitions.TABLES_OF_EVENTS) {
                for (int partition : Partitions.all()) {
                    eachId(statement, Partitions.table(table, partition), consumer);
                }
            }
        }
    }

    private static void eachId(Statement statement, String table, IdConsumer consumer) throws SQLException {
        long newest = 0;
        long next = 0;
        try (ResultSet bounds = statement.executeQuery("SELECT min(sequence), max(sequence) FROM " + table)) {
            if (bounds.next() && bounds.getObject(1) != null) {
                next = bounds.getLong(1);
                newest = bounds.getLong(2);
            } else {
                return;
            }
        }
        for (; next <= newest; next += IDS_READ_AT_ONCE) {
            try (ResultSet ids = statement.executeQuery("SELECT id FROM " + table + " WHERE sequence >= " + next
                    + " AND sequence < " + (next + IDS_READ_AT_ONCE))) {
                while (ids.next()) {
                    UUID id = ids.getObject(1, UUID.class);
                    consumer.accept(id.getMostSignificantBits(), id.getLeastSignificantBits());
                }
            }
        }
    }

    @Override
    public <R extends Record> List<R> query(String bot, Select<R> query) {
        Configuration dialect = Dialects.partition(Partitions.of(bot), settledTimes.of(bot));
        Needed.by(query, dialect);
        return queries.run(dialect, query);
    }

    @Override
    public Path write(String bot, Select<?> query, Format format) {
        Configuration dialect = Dialects.partition(Partitions.of(bot), settledTimes.of(bot));
        Needed.by(query, dialect);
        try {
            return new CopiedTable(settings.exports(), queries).write(dialect, query, format);
        } catch (SQLException e) {
            onReadProblem(e);
            throw new StoreException("the table could not be written: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new StoreException("the folder for exports cannot be used: " + e.getMessage(), e);
        }
    }

    @Override
    public <R extends Record> List<R> query(Select<R> query) {
        return queries.run(Dialects.all(), query);
    }

    @Override
    public String problem() {
        if (file != null) {
            return problem;
        }
        return isClosed ? "the store is closed" : "the store stopped itself and does not open again";
    }

    /** Writes everything into the file itself, for a file that is to be moved. */
    void checkpoint() {
        try {
            open().checkpoint();
        } catch (SQLException e) {
            throw new StoreException("the store could not be completed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        isClosed = true;
        queries.close();
        dropWriter();
        DuckDbFile current = file;
        file = null;
        try {
            if (current != null) {
                current.close();
            }
        } finally {
            if (folder != null) {
                folder.close();
            }
        }
    }

    private interface WriterCall<T extends @Nullable Object> {
        T on(DuckDbWriter writer) throws SQLException;
    }
}
