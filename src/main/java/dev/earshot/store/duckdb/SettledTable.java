package dev.earshot.store.duckdb;

import dev.earshot.store.Settled;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** One row a bot that has messages: how far these are settled. Not thread-safe. */
final class SettledTable {
    private final DuckDBConnection connection;

    SettledTable(DuckDBConnection connection) {
        this.connection = connection;
    }

    Map<String, Settled> read() throws SQLException {
        Map<String, Settled> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT bot, until_millis, marks_from, marks_seen, timeout_millis FROM settled")) {
            while (rows.next()) {
                Instant until = Instant.ofEpochMilli(rows.getLong(2));
                Duration timeout = Duration.ofMillis(rows.getLong(5));
                all.put(rows.getString(1), new Settled(until, rows.getLong(3), rows.getLong(4), timeout));
            }
        }
        return all;
    }

    void write(String bot, Settled settled) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM settled WHERE bot = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO settled VALUES (?, ?, ?, ?, ?)")) {
            delete.setString(1, bot);
            delete.execute();
            insert.setString(1, bot);
            insert.setLong(2, settled.until().toEpochMilli());
            insert.setLong(3, settled.marksFrom());
            insert.setLong(4, settled.marksSeen());
            insert.setLong(5, settled.sessionTimeout().toMillis());
            insert.execute();
        }
    }
}
