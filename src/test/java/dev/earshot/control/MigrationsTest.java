package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {
    @TempDir
    Path folder;

    private static List<String> schema(ControlDb database) {
        return database.read(transaction -> {
            List<String> all = transaction.list(
                    Sql.of("SELECT name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY name"),
                    row -> row.getString(1));
            all.addAll(transaction.list(
                    Sql.of("SELECT version || ' ' || checksum || ' ' || installed_on FROM flyway_schema_history"),
                    row -> row.getString(1)));
            all.addAll(transaction.list(
                    Sql.of("SELECT name || ' ' || value FROM revision ORDER BY name"), row -> row.getString(1)));
            return all;
        });
    }

    private void change(String... statements) {
        try (ControlDb database = ControlDb.open(folder)) {
            database.write(transaction -> {
                for (String statement : statements) {
                    transaction.change(Sql.of(statement));
                }
                return 0;
            });
        }
    }

    @Test
    void runningAgainChangesNothing() {
        List<String> before;
        try (ControlDb database = ControlDb.open(folder)) {
            before = schema(database);
            assertTrue(before.stream().anyMatch(row -> row.startsWith("api_key ")), before::toString);
        }

        try (ControlDb database = ControlDb.open(folder)) {
            assertEquals(before, schema(database));
        }
        change("UPDATE revision SET value = 1 WHERE name = 'schema'");
        try (ControlDb database = ControlDb.open(folder)) {
            assertEquals(before, schema(database), "also when Flyway looks at it");
        }
    }

    @Test
    void aCurrentSchemaIsNotLookedAtAgain() {
        change("DROP TABLE flyway_schema_history");

        try (ControlDb database = ControlDb.open(folder)) {
            boolean madeAgain = database.read(transaction ->
                    transaction.exists(Sql.of("SELECT 1 FROM sqlite_master WHERE name = 'flyway_schema_history'")));
            assertFalse(madeAgain);
        }
    }

    @Test
    void refusesTheDataOfANewerVersion() {
        change(
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, '', 1, 1)",
                "UPDATE revision SET value = 1 WHERE name = 'schema'");

        SchemaException thrown = assertThrows(SchemaException.class, () -> ControlDb.open(folder));

        assertTrue(String.valueOf(thrown.getMessage()).contains("newer version"), thrown::getMessage);
    }

    @Test
    void refusesDataWhoseMigrationWasAnother() {
        change(
                "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1'",
                "UPDATE revision SET value = 1 WHERE name = 'schema'");

        assertThrows(SchemaException.class, () -> ControlDb.open(folder));
    }

    private static int version(String script) {
        return Integer.parseInt(script, 1, script.indexOf("__"), 10);
    }

    @Test
    void everyScriptIsListed() throws Exception {
        Path scripts = Path.of(MigrationsTest.class
                .getClassLoader()
                .getResource(Migrations.FOLDER)
                .toURI());
        try (Stream<Path> files = Files.list(scripts)) {
            assertEquals(
                    Migrations.SCRIPTS,
                    files.map(file -> file.getFileName().toString())
                            .sorted(Comparator.comparing(MigrationsTest::version))
                            .toList());
        }
    }
}
