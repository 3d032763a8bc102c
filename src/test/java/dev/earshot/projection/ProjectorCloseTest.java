package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.store.FaultyStore;
import dev.earshot.store.StoredTables;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a projector ends: at once, and with whole batches. */
class ProjectorCloseTest {
    private final Sayings bot = new Sayings("bot_a");
    private final InMemoryLog log = new InMemoryLog();
    private FaultyStore store;

    @BeforeEach
    void open(@TempDir Path folder) {
        store = new FaultyStore(DuckDbStore.open(DuckDbSettings.of(folder), ProjectedLog.CLOCK));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Projector projector(ProjectorSettings settings) {
        return new Projector(log, store, settings, ProjectedLog.CLOCK);
    }

    @Test
    void onAnEmptyStoreItEndsWhileItsMakerStillRuns() throws Exception {
        Projector projector = projector(TestSettings.IMMEDIATE);
        projector.start();
        log.append(bot.record(bot.incoming("m1").build()));
        assertTrue(projector.awaitCaughtUp(log.end(), Duration.ofSeconds(20)));
        // This thread made it and waits here: closing must not wait for this thread.
        CompletableFuture.runAsync(projector::close, Thread::startVirtualThread).get(20, TimeUnit.SECONDS);
    }

    @Test
    void oneThatWasNeverStartedCloses() throws Exception {
        Projector projector = projector(TestSettings.IMMEDIATE);
        CompletableFuture.runAsync(projector::close, Thread::startVirtualThread).get(20, TimeUnit.SECONDS);
        assertEquals("", store.position());
    }

    @Test
    void itEndsWhileItWaitsToTryAgain() throws Exception {
        ProjectorSettings patient = new ProjectorSettings(
                10,
                1 << 20,
                Duration.ZERO,
                Duration.ofMinutes(10),
                Duration.ofMinutes(10),
                10,
                10,
                1 << 20,
                1_000,
                10,
                Duration.ofDays(1));
        Projector projector = projector(patient);
        store.failBeforeWriting(1_000);
        log.append(bot.record(bot.incoming("m1").build()));
        projector.start();
        dev.earshot.TestServer.await(projector::problem, text -> !text.isEmpty());
        CompletableFuture.runAsync(projector::close, Thread::startVirtualThread).get(20, TimeUnit.SECONDS);
    }

    @Test
    void closedWhileItWritesItHasWrittenWholeBatches() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            log.append(bot.record(bot.incoming("m" + i).build()));
        }
        Projector projector = projector(TestSettings.batchesOf(10, 100));
        projector.start();
        dev.earshot.TestServer.await(() -> store.written().size(), count -> count > 3);
        projector.close();
        int messages = StoredTables.of(store).messages().size();
        assertEquals("0-" + messages, store.position(), "a record is a message here");
        assertFalse(messages % 10 != 0, messages + " are not whole batches of ten");
        assertTrue(messages < 3_000, "the premise: it was closed on its way");
    }

    @Test
    void whoWaitsInVainIsToldSo() throws Exception {
        try (Projector projector = projector(TestSettings.IMMEDIATE)) {
            projector.start();
            log.append(bot.record(bot.incoming("m1").build()));
            assertTrue(projector.awaitCaughtUp(log.end(), Duration.ofSeconds(20)));
            assertTrue(projector.isCaughtUp());
            assertFalse(projector.awaitCaughtUp(dev.earshot.eventlog.LogPosition.of(9), Duration.ofMillis(1)));
        }
    }
}
