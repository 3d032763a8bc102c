package dev.earshot.control;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * How far postbacks have read the event log.
 *
 * @param position as the log writes it
 * @param heardAt the newest time of arrival in what was read: what is told as long past by then is past
 */
public record PostbackReading(String position, Instant heardAt) {
    private static final String NAME = "postbacks";

    static void begin(Transaction transaction, String position, Instant now) throws SQLException {
        transaction.change(Sql.of(
                "INSERT INTO log_reader (name, position, heard_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET position = excluded.position, heard_at = excluded.heard_at",
                NAME,
                position,
                now));
    }

    void save(Transaction transaction) throws SQLException {
        begin(transaction, position, heardAt);
    }

    static Optional<PostbackReading> of(Transaction transaction) throws SQLException {
        return transaction.first(
                Sql.of("SELECT * FROM log_reader WHERE name = ?", NAME),
                row -> new PostbackReading(row.getString("position"), Transaction.time(row, "heard_at")));
    }
}
