package dev.earshot.store.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.segment.Tmpfs;
import dev.earshot.store.MessageRow;
import dev.earshot.store.NumberedBatch;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoredTables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk costs no row, and when there is room again nobody has to do anything. */
class FullStoreDiskTest {
    private static final int DISK_BYTES = 16 * 1024 * 1024;
    private static final int OTHERS_BYTES = 8 * 1024 * 1024;
    private static final int MESSAGES = 3_000;

    private int written;

    @Test
    void writesFailAndGoOnWhenThereIsRoomAgain(@TempDir Path folder) throws Exception {
        Optional<Tmpfs> mounted = Tmpfs.mount(folder, DISK_BYTES);
        if (mounted.isEmpty()) {
            System.out.println(
                    "No tmpfs can be mounted here (not root, or not Linux): the store's full disk is not tested");
            return;
        }
        try (Tmpfs tmpfs = mounted.get()) {
            Path others = Files.write(tmpfs.folder().resolve("others"), new byte[OTHERS_BYTES]);
            Path storeFolder = tmpfs.folder().resolve("store");
            try (DuckDbStore store = Stores.open(storeFolder)) {
                store.write(NumberedBatch.of(++written, MESSAGES));
                ask(store);
                StoreException full = writeUntilFull(store);
                assertTrue(full.getMessage().contains("No space left"), full.getMessage());
                assertEquals(NumberedBatch.position(written), store.position());
                assertThereOnce(store);

                Files.delete(others);
                store.write(NumberedBatch.of(++written, MESSAGES));
                assertThereOnce(store);
            }
            try (DuckDbStore store = Stores.open(storeFolder)) {
                assertEquals(NumberedBatch.position(written), store.position());
                assertThereOnce(store);
            }
            assertTrue(Stores.setAside(storeFolder).isEmpty(), "a full disk is no damage");
        }
    }

    /** Fills the pool of connections. */
    private static void ask(DuckDbStore store) {
        StoredTables.of(store);
    }

    private StoreException writeUntilFull(DuckDbStore store) {
        for (int i = 0; i < 200; i++) {
            try {
                store.write(NumberedBatch.of(written + 1, MESSAGES));
                written++;
            } catch (StoreException e) {
                assertThrows(StoreException.class, () -> store.write(NumberedBatch.of(written + 1, MESSAGES)));
                return e;
            }
        }
        throw new AssertionError("the disk was not filled");
    }

    private void assertThereOnce(DuckDbStore store) {
        assertEquals(
                NumberedBatch.messageIds(written, MESSAGES),
                StoredTables.of(store).messages().stream().map(MessageRow::id).toList());
    }
}
