package dev.earshot.eventlog;

import java.time.Duration;
import java.util.List;

/** Reads a log from a position on, and then what is appended later. Not thread-safe. */
public interface LogReader extends AutoCloseable {

    /**
     * The next durable records, at least one if there are any, up to about {@code maxBytes} of them.
     *
     * @param wait how long to wait for one if there are none; zero returns at once
     * @return empty if none came in time
     * @throws DamagedLogException if a durable record cannot be read
     * @throws IllegalStateException if the reader or the log is closed, or retention has overtaken the reader: it would have
     *     to leave out records that are no longer kept
     * @throws InterruptedException if interrupted while waiting
     */
    List<LogRecord> read(int maxBytes, Duration wait) throws InterruptedException;

    /** After the last record returned. */
    LogPosition position();

    @Override
    void close();
}
