package dev.earshot.eventlog;

/**
 * The system of record: an append-only sequence of records. Everything else is a projection of it.
 *
 * <p>What every engine promises:
 *
 * <ul>
 *   <li>A record whose append was {@linkplain Appended#onDurable acknowledged} survives a crash of the process and of the
 *       machine at any later moment, is read by every reader exactly once, and is never changed.
 *   <li>A record whose append failed may or may not be read later, whole; never in part.
 *   <li>Readers see only durable records, within a partition in the order of their acknowledgement.
 *   <li>Records appended by one thread, one after the other, keep that order within a partition.
 * </ul>
 *
 * <p>Thread-safe.
 */
public interface EventLog extends AutoCloseable {

    /** The longest record, in bytes, that every engine takes. */
    int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /**
     * Appends a record and returns at once; the answer comes through {@code appended}, exactly once, on a thread of the
     * log's that must not be blocked.
     *
     * <p>Never waits and never refuses for want of memory: the caller keeps what is in flight bounded by asking
     * {@link #hasRoom} before it takes in more.
     *
     * @param record not copied, not to be changed afterwards
     * @throws IllegalArgumentException if the record is empty or longer than {@link #MAX_RECORD_BYTES}
     */
    void append(byte[] record, Appended appended);

    /** Whether fewer bytes are in flight (appended, not yet answered) than the engine's bound. */
    boolean hasRoom();

    /** Runs {@code action} once {@link #hasRoom} holds: now, on this thread, or later on a thread of the log's. */
    void whenRoom(Runnable action);

    /**
     * A reader that starts at {@code from}. {@link LogPosition#START} stands before the oldest record still kept.
     *
     * @throws IllegalArgumentException if {@code from} is no place of this log: beyond its end, before its start (what was
     *     there is no longer kept), or inside a record
     * @throws DamagedLogException if the record there cannot be read
     */
    LogReader read(LogPosition from);

    /** Before the oldest record still kept. */
    LogPosition start();

    /** After the newest durable record. */
    LogPosition end();

    /** Whether it takes records, and if not, why. */
    LogHealth health();

    /**
     * Answers what is in flight, then closes. Later appends fail with {@link LogUnavailableException}, readers with
     * {@link IllegalStateException}, those that wait at once. Not to be called from a callback.
     */
    @Override
    void close();
}
