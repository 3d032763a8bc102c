package dev.earshot.postback;

import dev.earshot.eventlog.LogPosition;
import java.time.Duration;

/** How far the store has the log. */
@FunctionalInterface
public interface StoreProgress {
    /** Waits until it has everything before a position; false if it has not in time. */
    boolean await(LogPosition until, Duration patience) throws InterruptedException;
}
