package dev.earshot.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What tables of calls to be made have in common: a row waits while it has {@code next_at}, and is a line of the log after
 * that. Their columns are {@code id, state, attempts, made_at, tried_at, next_at, status, answer}.
 *
 * @param table one of ours, never a caller's
 */
record Outbox(String table) {
    /** How long a row that is over stays. */
    static final Duration KEPT = Duration.ofDays(30);

    static final String WAITING = "WAITING";
    private static final int MAX_ANSWER = 500;

    /**
     * Notes that it was tried. One that no longer waits stays as it is.
     *
     * @param nextAt null if it is over
     */
    void tried(
            Transaction transaction,
            String id,
            String state,
            @Nullable Integer status,
            String answer,
            @Nullable Instant nextAt,
            Instant now)
            throws SQLException {
        String shown = answer.length() > MAX_ANSWER ? answer.substring(0, MAX_ANSWER) : answer;
        transaction.change(Sql.of(
                "UPDATE " + table + " SET attempts = attempts + 1, tried_at = ?, status = ?, answer = ? WHERE id = ?",
                now,
                status,
                shown,
                id));
        transaction.change(Sql.of(
                "UPDATE " + table + " SET state = ?, next_at = ? WHERE id = ? AND state = '" + WAITING + "'",
                state,
                nextAt,
                id));
    }

    static @Nullable Integer status(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return row.wasNull() ? null : status;
    }
}
