package dev.earshot.store;

import java.time.Instant;
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
 * <p>Thread-safe for queries; {@link #position}, {@link #lastSequence}, {@link #write}, {@link #known},
 * {@link #settle} and {@link #trimQuarantine} are called by one thread, the projector's.
 */
public interface Store extends AutoCloseable {

    /**
     * The log position of the last batch written; empty for a new store. After a failed {@link #write} it says which of
     * the two it was: an engine that had to start anew has an earlier position than before.
     *
     * @throws StoreException if it cannot be read now
     */
    String position();

    /** The highest {@code sequence} written; 0 for a new store. */
    long lastSequence();

    /**
     * Writes a batch.
     *
     * @throws StoreException if it could not be written, or if nobody knows whether it was; ask {@link #position}
     */
    void write(StoreBatch batch);

    /** Which of these event ids of a bot are stored already, as message, event, mark, touch or identity link. */
    Set<UUID> known(String bot, Collection<UUID> ids);

    /**
     * Gives every event id that is stored, some perhaps twice, in no order. May take long; runs beside everything else,
     * on the calling thread. What is written meanwhile may be missing.
     *
     * @throws StoreException if they could not be read
     */
    void eachId(IdConsumer consumer);

    /**
     * Runs a query over the rows of one bot, in the tables and columns of {@link Tables}. The engine gives it its own
     * dialect, a time limit and a share of memory. The query still says {@code bot = …}: the tables may hold rows of
     * other bots.
     *
     * @throws QueryCancelledException if it took longer than the limit, or the thread was interrupted
     * @throws StoreException if it could not be run, or gave more rows than the engine's limit
     */
    <R extends Record> List<R> query(String bot, Select<R> query);

    /** As {@link #query(String, Select)} over the rows of all bots; for what is not asked of one bot. */
    <R extends Record> List<R> query(Select<R> query);

    /**
     * Makes some more messages ready for reports ({@link SaidTable}): reports read them faster then, and read the same. For
     * those that are over, since later ones with an earlier time undo it from there on.
     *
     * @param until only messages before
     * @return whether there may be more of them
     * @throws StoreException if it could not be done; nothing is lost by it
     */
    boolean settle(Instant until);

    /**
     * Deletes quarantine rows over the bounds: older than {@code cutoffMillis}, or beyond the newest {@code maxRows} of their
     * bot. The rows that belong to no bot are bounded together, as one more bot's: whoever sends rubbish pushes out none but
     * its own.
     */
    void trimQuarantine(long cutoffMillis, long maxRows);

    /** Whether it answers queries and takes rows; a problem in an operator's words, empty if there is none. */
    String problem();

    @Override
    void close();

    /** Takes event ids as two numbers each, so that millions need no objects. */
    interface IdConsumer {
        void accept(long high, long low);
    }
}
