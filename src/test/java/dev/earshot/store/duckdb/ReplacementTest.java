package dev.earshot.store.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.NumberedBatch;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoreReplacement;
import dev.earshot.store.StoredTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new store takes the old one's place all at once: whatever interrupts it, one of the two is there whole afterwards. */
class ReplacementTest {
    private static final int OLD = 2;
    private static final int NEW = 5;
    private static final List<String> STORE_ALONE = List.of("store.duckdb", "store.lock");

    @TempDir
    Path folder;

    @BeforeEach
    void makeTheOldStore() {
        Stores.make(folder, OLD, 3);
    }

    @Test
    void itTakesOverWholeAndNothingIsLeftOfTheOldOne() throws Exception {
        try (StoreReplacement replacement = replacement()) {
            fill(replacement);
            replacement.takeOver();
        }
        assertEquals(STORE_ALONE, Stores.names(folder));
        assertHas(NEW);
    }

    @Test
    void itBeginsEmptyWhateverTheOldOneHas() {
        try (StoreReplacement replacement = replacement()) {
            assertEquals("", replacement.store().position());
            assertTrue(StoredTables.of(replacement.store()).isEmpty());
        }
        assertHas(OLD);
    }

    @Test
    void oneThatIsGivenUpLeavesNothing() throws Exception {
        try (StoreReplacement replacement = replacement()) {
            fill(replacement);
        }
        assertEquals(STORE_ALONE, Stores.names(folder));
        assertHas(OLD);
    }

    @Test
    void whileItIsFilledNobodyElseHasTheFolder() {
        try (StoreReplacement replacement = replacement()) {
            fill(replacement);
            assertRefused(() -> Stores.open(folder));
            assertRefused(() -> replacement());
        }
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals(NumberedBatch.position(OLD), store.position());
            assertRefused(() -> replacement());
        }
    }

    @Test
    void oneThatWasInterruptedWhileItWasFilledIsThrownAway() throws Exception {
        Files.copy(finishedNewStore(), folder.resolve("store.duckdb.rebuilding"));
        Files.writeString(folder.resolve("store.duckdb.rebuilding.wal"), "half a log");
        assertHas(OLD);
        assertEquals(STORE_ALONE, Stores.names(folder));
    }

    @Test
    void oneThatWasInterruptedAfterItWasFinishedTakesOverAtTheNextStart() throws Exception {
        Files.copy(finishedNewStore(), folder.resolve("store.duckdb.rebuilt"));
        assertHas(NEW);
        assertEquals(STORE_ALONE, Stores.names(folder));
    }

    @Test
    void theOldOnesLogIsNeverTakenForTheNewOnes() throws Exception {
        keepALogBesideTheOldStore();
        Files.copy(finishedNewStore(), folder.resolve("store.duckdb.rebuilt"));
        assertHas(NEW);
    }

    @Test
    void oneThatWasInterruptedWhenTheOldOneWasGoneTakesOver() throws Exception {
        Files.copy(finishedNewStore(), folder.resolve("store.duckdb.rebuilt"));
        Files.delete(Stores.file(folder));
        assertHas(NEW);
    }

    @Test
    void anInterruptedRebuildThatIsBegunAgainIsFinishedFirst() throws Exception {
        Files.copy(finishedNewStore(), folder.resolve("store.duckdb.rebuilt"));
        Files.writeString(folder.resolve("store.duckdb.rebuilding"), "half a store");
        replacement().close();
        assertHas(NEW);
        assertEquals(STORE_ALONE, Stores.names(folder));
    }

    @Test
    void aNewStoreIsNotTakenForTheDamagedOneThatItReplaces() throws Exception {
        Files.writeString(folder.resolve("store.damage-found"), "somewhere");
        try (StoreReplacement replacement = replacement()) {
            fill(replacement);
            replacement.takeOver();
        }
        assertHas(NEW);
        assertEquals(STORE_ALONE, Stores.names(folder));
    }

    private StoreReplacement replacement() {
        return DuckDbStore.replacement(DuckDbSettings.of(folder), Stores.CLOCK);
    }

    private static void fill(StoreReplacement replacement) {
        for (int i = 1; i <= NEW; i++) {
            replacement.store().write(NumberedBatch.of(i));
        }
    }

    private Path finishedNewStore() {
        Path elsewhere = folder.resolveSibling(folder.getFileName() + "-new");
        Stores.make(elsewhere, NEW, 3);
        Path file = elsewhere.resolve("new.duckdb");
        try {
            Files.move(Stores.file(elsewhere), file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
        return file;
    }

    /** As after a kill: what was written last lies in the write-ahead log. */
    private void keepALogBesideTheOldStore() throws Exception {
        Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
        Files.createDirectories(copy);
        try (DuckDbStore store = Stores.open(folder)) {
            store.write(NumberedBatch.of(OLD + 1));
            assertTrue(Files.size(Stores.log(folder)) > 0, "the premise: there is a log");
            Files.copy(Stores.log(folder), copy.resolve("wal"));
            Files.copy(Stores.file(folder), copy.resolve("file"));
        }
        Files.copy(copy.resolve("wal"), Stores.log(folder));
        Files.copy(copy.resolve("file"), Stores.file(folder), StandardCopyOption.REPLACE_EXISTING);
    }

    private void assertHas(int batches) {
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals(NumberedBatch.position(batches), store.position());
            assertEquals(batches * 3, StoredTables.of(store).messages().size());
        }
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable opening) {
        StoreException refused = assertThrows(StoreException.class, opening);
        assertTrue(refused.getMessage().contains("in use by another process"), refused.getMessage());
    }
}
