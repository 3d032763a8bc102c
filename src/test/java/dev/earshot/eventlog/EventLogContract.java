package dev.earshot.eventlog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of {@link EventLog}, by topic. Each engine has one test class that extends this. */
public abstract class EventLogContract
        implements AppendContract, ReadContract, PositionContract, RoomContract, CloseContract {
    private static final long AMPLE = 64 * 1024 * 1024;

    private EventLog log;

    /** Opens the log of this test: empty the first time, later with what it has written. */
    protected abstract EventLog open(long maxBytesInFlight) throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open(AMPLE);
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public EventLog reopen() {
        return reopen(AMPLE);
    }

    @Override
    public EventLog reopen(long maxBytesInFlight) {
        log.close();
        try {
            log = open(maxBytesInFlight);
        } catch (Exception e) {
            throw new AssertionError("the log did not open again", e);
        }
        return log;
    }
}
