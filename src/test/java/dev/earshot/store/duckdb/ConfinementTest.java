package dev.earshot.store.duckdb;

import static dev.earshot.store.Tables.MESSAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No query, whatever it says, reads or writes another file, loads code, reaches the network or changes the configuration. */
class ConfinementTest {
    @TempDir
    Path folder;

    @Test
    void statementsThatReachOutAreRefused() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        Path written = folder.resolve("written.csv");
        try (DuckDbFile file = DuckDbFile.open(Stores.file(folder), DuckDbSettings.of(folder));
                DuckDBConnection connection = file.connect()) {
            for (String sql : List.of(
                    "SELECT * FROM read_csv('" + secret + "')",
                    "SELECT * FROM '" + secret + "'",
                    "SELECT * FROM read_text('/etc/hostname')",
                    "SELECT * FROM glob('" + folder + "/*')",
                    "SELECT * FROM read_csv('http://127.0.0.1:9/x.csv')",
                    "COPY (SELECT 1) TO '" + written + "'",
                    "COPY quarantine FROM '" + secret + "'",
                    "COPY (SELECT 1) TO '" + folder.resolve("export") + "/../written.csv'",
                    "EXPORT DATABASE '" + folder.resolve("elsewhere") + "'",
                    "ATTACH '" + folder.resolve("other.duckdb") + "'",
                    "INSTALL httpfs",
                    "LOAD httpfs")) {
                assertRefused(connection, sql);
            }
        }
        assertEquals(List.of("secret.csv", "store.duckdb"), Stores.names(folder));
    }

    @Test
    void theConfigurationIsLocked() throws Exception {
        try (DuckDbFile file = DuckDbFile.open(Stores.file(folder), DuckDbSettings.of(folder));
                DuckDBConnection connection = file.connect()) {
            for (String sql : List.of(
                    "SET enable_external_access = true",
                    "SET lock_configuration = false",
                    "SET memory_limit = '100GB'",
                    "SET temp_directory = '/tmp/elsewhere'",
                    "PRAGMA threads = 64")) {
                assertRefused(connection, sql);
            }
        }
    }

    @Test
    void queriesOfTheStoreAreConfinedTheSameWay() {
        try (DuckDbStore store = Stores.open(folder)) {
            StoreException refused = assertThrows(
                    StoreException.class,
                    () -> store.query(DSL.select().from(DSL.table("read_text('/etc/hostname')"))));
            assertTrue(refused.getMessage().contains("disabled by configuration"), refused.getMessage());
            assertEquals(
                    0, store.query(DSL.selectCount().from(MESSAGE)).getFirst().value1());
            assertEquals("", store.problem());
        }
    }

    private static void assertRefused(DuckDBConnection connection, String sql) {
        SQLException refused = assertThrows(
                SQLException.class,
                () -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                },
                sql);
        String message = String.valueOf(refused.getMessage());
        assertTrue(
                message.contains("disabled") || message.contains("locked") || message.contains("Permission Error"),
                sql + ": " + message);
        assertFalse(DuckDbFile.isDamage(refused), sql);
    }
}
