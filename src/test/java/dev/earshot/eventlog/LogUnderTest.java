package dev.earshot.eventlog;

/** The log that a contract is tested on. */
interface LogUnderTest {

    /** An empty log at the beginning of a test; the same one until it is opened again. */
    EventLog log();

    /** Closes the log, and opens it again on what it has written. */
    EventLog reopen();

    /** As {@link #reopen()}, with another bound for bytes in flight. */
    EventLog reopen(long maxBytesInFlight);
}
