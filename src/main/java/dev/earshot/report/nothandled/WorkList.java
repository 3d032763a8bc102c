package dev.earshot.report.nothandled;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people have decided of groups of phrases. Kept elsewhere; reports read it. Thread-safe. */
public interface WorkList {

    enum State {
        OPEN,
        DONE,
        IGNORED
    }

    /**
     * @param group its id
     * @param phrase the leading one, as it was said when the group was first decided on
     * @param changedBy by name; null if it was no person, or one who is gone
     */
    record Entry(
            String group,
            String phrase,
            State state,
            Instant changedAt,
            @Nullable String changedBy) {}

    /** Every group of a bot that somebody has decided on, in the order of their ids; some thousands at most. */
    List<Entry> of(String bot);
}
