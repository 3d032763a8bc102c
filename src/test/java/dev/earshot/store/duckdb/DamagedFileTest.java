package dev.earshot.store.duckdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.NumberedBatch;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoredTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that cannot be read is set aside, never repaired in silence; an empty one takes its place, and the log fills it. */
class DamagedFileTest {
    private static final int BATCHES = 4;
    private static final int MESSAGES = 500;

    @TempDir
    Path folder;

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAsItIs() throws Exception {
        byte[] garbage = new byte[50_000];
        new Random(1).nextBytes(garbage);
        Files.write(Stores.file(folder), garbage);
        assertEmptyAndUsable();
        assertEquals(List.of("store.duckdb.damaged-20260305T120000Z"), Stores.setAside(folder));
        assertArrayEquals(
                garbage,
                Files.readAllBytes(folder.resolve(Stores.setAside(folder).getFirst())));
    }

    @Test
    void aTextFileIsSetAside() throws Exception {
        Files.writeString(Stores.file(folder), "this is no database\n");
        assertEmptyAndUsable();
        assertEquals(1, Stores.setAside(folder).size());
    }

    @Test
    void aFileWithADamagedHeadIsSetAside() throws Exception {
        damage(bytes -> {
            for (int i = 0; i < 12_288; i++) {
                bytes[i] ^= 0x55;
            }
            return bytes;
        });
        assertEmptyAndUsable();
        assertEquals(1, Stores.setAside(folder).size());
    }

    @Test
    void aFileThatWasCutOffIsSetAside() throws Exception {
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            damage(bytes -> java.util.Arrays.copyOf(bytes, (int) (bytes.length * share)));
            readsEverythingOrIsSetAside("cut off at " + share);
        }
    }

    @Test
    void anEmptyFileIsAnEmptyStore() throws Exception {
        damage(bytes -> new byte[0]);
        assertEmptyAndUsable();
    }

    @Test
    void flippedBytesAreNeverReadAsData() throws Exception {
        long seed = System.nanoTime();
        System.out.println("flipped bytes: seed " + seed);
        Random random = new Random(seed);
        int setAside = 0;
        for (int round = 0; round < 8; round++) {
            int part = round;
            damage(bytes -> {
                int from = bytes.length / 8 * part + random.nextInt(bytes.length / 8 - 64);
                for (int i = from; i < from + 64; i++) {
                    bytes[i] ^= (byte) 0xff;
                }
                return bytes;
            });
            setAside += readsEverythingOrIsSetAside("round " + round + " of seed " + seed) ? 1 : 0;
        }
        assertTrue(setAside > 0, "the premise: some damage was met, seed " + seed);
    }

    @Test
    void aLogOfTheDatabaseThatIsGarbageDoesNotStopTheServer() throws Exception {
        Stores.make(folder, BATCHES, 10);
        Files.writeString(Stores.log(folder), "garbage ".repeat(1_000));
        readsEverythingOrIsSetAside("garbage beside it");
    }

    @Test
    void aLogWithoutItsDatabaseDoesNotStopTheServer() throws Exception {
        Stores.make(folder, BATCHES, 10);
        Files.delete(Stores.file(folder));
        Files.writeString(Stores.log(folder), "garbage ".repeat(1_000));
        assertEmptyAndUsable();
    }

    @Test
    void aStoreOfAnotherVersionOfTheProgramIsSetAside() throws Exception {
        Stores.make(folder, BATCHES, 10);
        change("UPDATE schema_version SET version = 99");
        assertEmptyAndUsable();
        assertEquals(1, Stores.setAside(folder).size());
    }

    @Test
    void aDatabaseOfSomebodyElseIsSetAside() throws Exception {
        change("CREATE TABLE theirs AS SELECT 1 AS x");
        assertEmptyAndUsable();
        assertEquals(1, Stores.setAside(folder).size());
    }

    @Test
    void ofTheFilesSetAsideTheTwoNewestAreKept() throws Exception {
        for (int i = 0; i < 4; i++) {
            Files.writeString(Stores.file(folder), "garbage " + i);
            Stores.open(folder, Instant.parse("2026-03-05T12:00:0" + i + "Z")).close();
        }
        assertEquals(
                List.of("store.duckdb.damaged-20260305T120002Z", "store.duckdb.damaged-20260305T120003Z"),
                Stores.setAside(folder));
    }

    @Test
    void whatHasCrashedTheProgramThreeTimesIsNotOpenedAFourthTime() throws Exception {
        Stores.make(folder, BATCHES, 10);
        Files.writeString(folder.resolve("store.opening"), "2");
        assertFull(10);
        assertFalse(Files.exists(folder.resolve("store.opening")), "an opening that worked is forgotten");

        Files.writeString(folder.resolve("store.opening"), "3");
        assertEmptyAndUsable();
        assertEquals(1, Stores.setAside(folder).size());
        assertFalse(Files.exists(folder.resolve("store.opening")));
    }

    private void change(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + Stores.file(folder));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes a whole store and damages its file. */
    private void damage(UnaryOperator<byte[]> damage) throws Exception {
        Files.deleteIfExists(Stores.file(folder));
        Files.deleteIfExists(Stores.log(folder));
        Stores.make(folder, BATCHES, MESSAGES);
        Files.write(Stores.file(folder), damage.apply(Files.readAllBytes(Stores.file(folder))));
    }

    /** Returns whether it was set aside, at once or after the damage had been met. */
    private boolean readsEverythingOrIsSetAside(String what) throws Exception {
        int before = Stores.setAside(folder).size();
        boolean isMet;
        try (DuckDbStore store = Stores.open(folder)) {
            isMet = isMetByReading(store, what);
        }
        if (isMet) {
            assertEmptyAndUsable();
        }
        return isMet || Stores.setAside(folder).size() > before;
    }

    private static boolean isMetByReading(DuckDbStore store, String what) {
        try {
            StoredTables read = StoredTables.of(store);
            if (!read.isEmpty()) {
                int messages = read.messages().size() / BATCHES;
                assertEquals(
                        IntStream.rangeClosed(1, BATCHES)
                                .mapToObj(n -> NumberedBatch.of(n, messages).messages())
                                .flatMap(List::stream)
                                .toList(),
                        read.messages(),
                        what);
                assertEquals(NumberedBatch.position(BATCHES), store.position(), what);
            } else {
                assertEquals("", store.position(), what);
            }
            return false;
        } catch (StoreException e) {
            assertFalse(store.problem().isEmpty(), () -> what + ": said by the query alone: " + e.getMessage());
            return true;
        }
    }

    private void assertFull(int messages) {
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals(BATCHES * messages, StoredTables.of(store).messages().size());
        }
    }

    private void assertEmptyAndUsable() {
        try (DuckDbStore store = Stores.open(folder)) {
            assertTrue(StoredTables.of(store).isEmpty());
            assertEquals("", store.position());
            assertEquals("", store.problem());
            store.write(NumberedBatch.of(1));
        }
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals("0-1", store.position());
        }
    }
}
