package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.LogUnavailableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what callers gave the log to run: a mistake in one must not keep the others from their answers. */
final class Callbacks {
    private static final Logger LOGGER = LoggerFactory.getLogger(SegmentLog.class);

    private Callbacks() {}

    /** @param failure null if the record is durable */
    static void answer(Appended appended, @Nullable LogUnavailableException failure) {
        try {
            if (failure == null) {
                appended.onDurable();
            } else {
                appended.onFailed(failure);
            }
        } catch (RuntimeException | Error e) {
            LOGGER.error("A callback of the event log failed", e);
        }
    }

    static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            LOGGER.error("A callback of the event log failed", e);
        }
    }
}
