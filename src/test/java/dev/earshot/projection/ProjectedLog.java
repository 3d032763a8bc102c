package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.store.FaultyStore;
import dev.earshot.store.StoredTables;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/** A log in memory, a real store and the projector between them, which can be started again. */
final class ProjectedLog implements AutoCloseable {
    static final InstantSource CLOCK = InstantSource.fixed(Sayings.NOON.plusSeconds(60));

    final InMemoryLog log;
    private final Path folder;
    private final ProjectorSettings settings;
    private FaultyStore store;
    private Projector projector;

    ProjectedLog(Path folder, ProjectorSettings settings) {
        this(new InMemoryLog(), folder, settings);
    }

    ProjectedLog(InMemoryLog log, Path folder, ProjectorSettings settings) {
        this.log = log;
        this.folder = folder;
        this.settings = settings;
        this.store = openStore();
        this.projector = startProjector();
    }

    private FaultyStore openStore() {
        return new FaultyStore(DuckDbStore.open(DuckDbSettings.of(folder), CLOCK));
    }

    private Projector startProjector() {
        Projector started = new Projector(log, store, settings, CLOCK);
        started.start();
        return started;
    }

    FaultyStore store() {
        return store;
    }

    Projector projector() {
        return projector;
    }

    /** Appends records, each of which is written before the next is appended. */
    void sayOneByOne(byte[]... records) throws InterruptedException {
        for (byte[] record : records) {
            log.append(record);
            settle();
        }
    }

    /** Appends records while the projector does not run, so that it meets them at once. */
    void sayAtOnce(byte[]... records) throws InterruptedException {
        projector.close();
        for (byte[] record : records) {
            log.append(record);
        }
        projector = startProjector();
        settle();
    }

    /** Stops projector and store, and starts them again with nothing in memory. */
    void restart() {
        close();
        store = openStore();
        projector = startProjector();
    }

    void settle() throws InterruptedException {
        assertTrue(projector.awaitCaughtUp(log.end(), Duration.ofSeconds(30)), () -> projector.problem());
    }

    StoredTables tables() {
        return StoredTables.of(store);
    }

    @Override
    public void close() {
        projector.close();
        store.close();
    }
}
