package dev.earshot.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlDbTest {
    private static final Sql BUMP = Sql.of("UPDATE revision SET value = value + 1 WHERE name = 'keys'");

    @TempDir
    Path folder;

    private static long keysRevision(ControlDb database) {
        return database.read(
                transaction -> transaction.number(Sql.of("SELECT value FROM revision WHERE name = 'keys'")));
    }

    @Test
    void everyFileIsReadableByItsOwnerOnly() throws IOException {
        Path data = folder.resolve("made/here");
        try (ControlDb database = ControlDb.open(data);
                Stream<Path> files = Files.list(data)) {
            database.write(transaction -> transaction.change(BUMP));
            List<Path> all = files.toList();
            assertTrue(all.size() >= 3, "the database and SQLite's two beside it: " + all);
            for (Path file : all) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        ControlDb.open(folder).close();
        Path file = folder.resolve("control.db");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        ControlDb.open(folder).close();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void commitsAreSyncedAndForeignKeysHold() {
        try (ControlDb database = ControlDb.open(folder)) {
            assertEquals(2L, (long) database.write(t -> t.number(Sql.of("PRAGMA synchronous"))), "2 is FULL");
            assertEquals(
                    "wal",
                    database.write(t -> t.first(Sql.of("PRAGMA journal_mode"), row -> row.getString(1)))
                            .orElseThrow());
            assertThrows(
                    ControlUnavailableException.class,
                    () -> database.write(
                            t -> t.change(Sql.of("INSERT INTO membership (account_id, workspace_id, role, created_at)"
                                    + " VALUES ('no', 'no', 'OWNER', 0)"))));
        }
    }

    @Test
    void aChangeIsKeptWholeOrNotAtAll() {
        try (ControlDb database = ControlDb.open(folder)) {
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> database.write(transaction -> {
                        transaction.change(BUMP);
                        throw new IllegalStateException("half way");
                    }));

            assertEquals("half way", thrown.getMessage());
            assertEquals(0, keysRevision(database));
            database.write(transaction -> transaction.change(BUMP));
            assertEquals(1, keysRevision(database));
        }
    }

    @Test
    void aReadCannotWrite() {
        try (ControlDb database = ControlDb.open(folder)) {
            assertThrows(
                    ControlUnavailableException.class, () -> database.read(transaction -> transaction.change(BUMP)));
        }
    }

    @Test
    void manyVirtualThreadsReadAndWriteWithoutLosingAChange() throws Exception {
        try (ControlDb database = ControlDb.open(folder)) {
            // Reads, then writes: updates would be lost if two of them overlapped.
            Callable<Object> increment = () -> database.write(transaction -> {
                long value = transaction.number(Sql.of("SELECT value FROM revision WHERE name = 'keys'"));
                return transaction.change(Sql.of("UPDATE revision SET value = ? WHERE name = 'keys'", value + 1));
            });
            Callable<Object> read = () -> keysRevision(database);
            runAll(200, increment, read);

            assertEquals(200, keysRevision(database));
        }
    }

    @Test
    void twoProgramsOnOneFileBothWrite() throws Exception {
        try (ControlDb one = ControlDb.open(folder);
                ControlDb other = ControlDb.open(folder)) {
            runAll(
                    20,
                    () -> one.write(transaction -> transaction.change(BUMP)),
                    () -> other.write(transaction -> transaction.change(BUMP)));

            assertEquals(40, keysRevision(one));
        }
    }

    /** Runs both {@code times} times, all at once, each in a virtual thread. */
    private static void runAll(int times, Callable<Object> one, Callable<Object> other) throws Exception {
        List<Callable<Object>> tasks = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            tasks.add(one);
            tasks.add(other);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
    }

    @Test
    void saysWhatIsWrongUntilAChangeSucceedsAgain() {
        try (ControlDb database = ControlDb.open(folder, Duration.ofMillis(20));
                ControlDb other = ControlDb.open(folder)) {
            assertEquals(Optional.empty(), database.problem());
            other.write(transaction -> {
                assertThrows(ControlUnavailableException.class, () -> database.write(t -> t.change(BUMP)));
                assertTrue(database.problem().orElse("").contains("SQLITE_BUSY"), () -> "" + database.problem());
                assertEquals(0, keysRevision(database), "reading goes on");
                assertTrue(database.problem().isPresent(), "that reading works does not help");
                return transaction.change(BUMP);
            });

            assertEquals(Optional.empty(), database.problem());
            assertEquals(1, keysRevision(database));
        }
    }

    @Test
    void aDatabaseThatIsFullKeepsWhatItHas() {
        try (ControlDb database = ControlDb.open(folder)) {
            database.write(transaction -> transaction.change(BUMP));

            ControlUnavailableException thrown =
                    assertThrows(ControlUnavailableException.class, () -> database.write(this::fillUp));

            assertTrue(String.valueOf(thrown.getMessage()).contains("SQLITE_FULL"), thrown::getMessage);
            assertEquals(1, keysRevision(database));
            assertEquals(0L, (long) database.read(t -> t.number(Sql.of("SELECT COUNT(*) FROM workspace"))));
        }
    }

    /** Forbids the file to grow, as a full disk does, and then writes more than has room. */
    private int fillUp(Transaction transaction) throws SQLException {
        transaction.number(Sql.of("PRAGMA max_page_count = 1"));
        for (int i = 0; i < 1_000; i++) {
            transaction.change(Sql.of(
                    "INSERT INTO workspace (id, name, created_at) VALUES (?, ?, 0)", "ws_" + i, "x".repeat(1_000)));
        }
        return 0;
    }

    @Test
    void whatIsNoDatabaseIsNotTouched() throws IOException {
        Path file = folder.resolve("control.db");
        String text = "these are somebody's notes, and no database\n".repeat(100);
        Files.writeString(file, text);

        ControlUnavailableException thrown =
                assertThrows(ControlUnavailableException.class, () -> ControlDb.open(folder));

        assertTrue(String.valueOf(thrown.getMessage()).contains(folder.toString()), thrown::getMessage);
        assertEquals(text, Files.readString(file));
    }
}
