package dev.earshot.store.duckdb;

import static dev.earshot.store.Tables.QUARANTINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.NumberedBatch;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoredTables;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine stops itself when it cannot move its log into damaged tables: the running server goes on with an empty store. */
class OpenedAnewTest {
    private static final int MESSAGES = 500;
    private static final int HEAD_BYTES = 12_288;

    @Test
    void anEngineThatStoppedItselfIsReplacedWhileTheServerRuns(@TempDir Path folder) throws Exception {
        Stores.make(folder, 3, MESSAGES);
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals("0-3", store.position());
            openConnections(store);
            garble(Stores.file(folder));
            store.write(NumberedBatch.of(4, MESSAGES));
            assertThrows(StoreException.class, store::checkpoint, "the premise: it cannot go on");
            StoreException failure =
                    assertThrows(StoreException.class, () -> store.write(NumberedBatch.of(5, MESSAGES)));
            assertTrue(failure.getMessage().contains("invalidated"), failure.getMessage());

            assertEquals("", store.position());
            store.write(NumberedBatch.of(1));
            for (int i = 0; i < 8; i++) {
                assertEquals(3, StoredTables.of(store).messages().size());
            }
            assertEquals("", store.problem());
        }
        assertEquals(1, Stores.setAside(folder).size());
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals("0-1", store.position());
        }
    }

    @Test
    void aPositionThatCannotBeReadHoldsNothingOpen(@TempDir Path folder) throws Exception {
        Stores.make(folder, 3, MESSAGES);
        try (DuckDbStore store = Stores.open(folder)) {
            garble(Stores.file(folder));
            assertThrows(StoreException.class, store::position);
        }
        try (DuckDbStore store = Stores.open(folder)) {
            assertEquals("", store.position());
            store.write(NumberedBatch.of(1));
        }
        assertEquals(1, Stores.setAside(folder).size());
    }

    /** So that some wait in the pool for the next query. */
    private static void openConnections(DuckDbStore store) throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                asked.add(callers.submit(
                        () -> store.query(DSL.selectCount().from(QUARANTINE)).size()));
            }
            for (Future<Integer> one : asked) {
                assertEquals(1, one.get());
            }
        }
    }

    private static void garble(Path file) throws Exception {
        byte[] garbage = new byte[(int) Files.size(file) - HEAD_BYTES];
        new Random(1).nextBytes(garbage);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(HEAD_BYTES);
            out.write(garbage);
        }
    }
}
