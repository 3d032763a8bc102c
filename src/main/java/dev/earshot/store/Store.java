package dev.earshot.store;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Select;

/**
 * Rows for reading. A projection of the event log: it can be deleted and rebuilt, and is written by one projector only.
 *
 * <p>What every engine promises: a batch is written whole or not at all, together with its position; what was written is
 * read by every query that starts later; queries run beside writes and never wait for them for long.
 *
 * <p>Thread-safe for queries; {@link #write} is called by one thread.
 */
public interface Store extends AutoCloseable {

    /** The log position of the last batch written; empty for a new store. */
    String position();

    /** The highest {@code sequence} written; 0 for a new store. */
    long lastSequence();

    /**
     * Writes a batch.
     *
     * @throws StoreException if it could not be written; nothing of it is then
     */
    void write(StoreBatch batch);

    /** Which of these event ids are stored already. */
    Set<UUID> known(Collection<UUID> ids);

    /**
     * Runs a query over the tables and columns of {@link Tables}. The engine gives it its own dialect, a time limit and a
     * share of memory.
     *
     * @throws QueryCancelledException if it took longer than the limit, or the thread was interrupted
     * @throws StoreException if it could not be run
     */
    <R extends Record> List<R> query(Select<R> query);

    /** Deletes quarantine rows over the bounds: older than {@code cutoffMillis}, or beyond the newest {@code maxRows}. */
    void trimQuarantine(long cutoffMillis, long maxRows);

    /** Whether it answers queries and takes rows; a problem in an operator's words, empty if there is none. */
    String problem();

    @Override
    void close();
}
