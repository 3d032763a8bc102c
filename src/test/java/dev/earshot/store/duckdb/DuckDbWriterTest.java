package dev.earshot.store.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.NumberedBatch;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables that get a row with every batch do not grow with every batch. */
class DuckDbWriterTest {
    private static final int BETWEEN_TIDYING = 10;

    @Test
    void booksAndPositionsAreAddedTogetherNowAndThen(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("store.duckdb");
        try (DuckDbFile file = DuckDbFile.open(path, DuckDbSettings.of(folder))) {
            try (DuckDbWriter writer = new DuckDbWriter(file.connect(), new SettledTimes(), BETWEEN_TIDYING)) {
                for (int i = 1; i <= 3 * BETWEEN_TIDYING + 4; i++) {
                    writer.write(NumberedBatch.of(i));
                }
            }
            try (DuckDBConnection connection = file.connect()) {
                assertEquals(
                        3 + 4, number(connection, "SELECT count(*) FROM ledger"), "one a bot, and what came since");
                assertEquals(1 + 4, number(connection, "SELECT count(*) FROM progress"));
                assertEquals(34 * 5, number(connection, "SELECT sum(stored) FROM ledger"));
            }
        }
        try (DuckDbFile file = DuckDbFile.open(path, DuckDbSettings.of(folder));
                DuckDbWriter writer = new DuckDbWriter(file.connect(), new SettledTimes(), BETWEEN_TIDYING)) {
            assertEquals("0-34", writer.position());
        }
    }

    private static long number(DuckDBConnection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }
}
