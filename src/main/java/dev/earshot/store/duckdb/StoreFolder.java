package dev.earshot.store.duckdb;

import dev.earshot.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the embedded store, taken by this process alone. Knows which file is the store, which are leftovers of an
 * interrupted rebuild, and which were set aside.
 *
 * <p>The lock is ours: two processes that open the same database would destroy it, and DuckDB's own lock does not hold on
 * every file system.
 */
final class StoreFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoreFolder.class);
    private static final int KEPT_DAMAGED_FILES = 2;
    private static final int MAX_FAILED_OPENINGS = 3;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;
    private final FileChannel lockFile;

    private StoreFolder(Path folder, InstantSource clock, FileChannel lockFile) {
        this.folder = folder;
        this.clock = clock;
        this.lockFile = lockFile;
    }

    /** @throws StoreException if another process has it */
    static StoreFolder take(Path folder, InstantSource clock) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StoreException("the store in " + folder + " is in use by another process", null);
            }
            return new StoreFolder(folder, clock, channel);
        } catch (IOException e) {
            throw new StoreException("the store's folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this very process has it already
        }
    }

    /** Opens the store; one that does not open is set aside, and an empty one takes its place. */
    DuckDbFile open(DuckDbSettings settings) {
        try {
            finishReplacement();
            deleteWithLog(rebuilding());
            String doubt = doubt();
            if (!doubt.isEmpty()) {
                setAside(doubt);
            }
            return openOrSetAside(settings);
        } catch (IOException e) {
            throw new StoreException("the store's folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** What speaks against opening the file at all; empty if nothing does. */
    private String doubt() throws IOException {
        if (Files.exists(damageFound())) {
            return "damage was found in it";
        }
        return failedOpenings() < MAX_FAILED_OPENINGS
                ? ""
                : "the program ended while it opened the file, " + MAX_FAILED_OPENINGS + " times in a row";
    }

    private DuckDbFile openOrSetAside(DuckDbSettings settings) throws IOException {
        try {
            return openCounted(settings);
        } catch (DuckDbFile.OtherVersionException e) {
            setAside(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            if (!Files.exists(store()) || isOfTheMachine(e)) {
                throw new StoreException("the store does not open: " + e.getMessage(), e);
            }
            setAside(String.valueOf(e.getMessage()));
        }
        try {
            return openCounted(settings);
        } catch (SQLException | DuckDbFile.OtherVersionException e) {
            throw new StoreException("an empty store does not open either: " + e.getMessage(), e);
        }
    }

    /** A damaged file may make the engine end the process; the count of such ends outlives it. */
    private DuckDbFile openCounted(DuckDbSettings settings)
            throws IOException, SQLException, DuckDbFile.OtherVersionException {
        Files.writeString(opening(), Integer.toString(failedOpenings() + 1));
        try {
            return DuckDbFile.open(store(), settings);
        } finally {
            Files.deleteIfExists(opening());
        }
    }

    private int failedOpenings() throws IOException {
        try {
            return Files.exists(opening()) ? Integer.parseInt(Files.readString(opening())) : 0;
        } catch (NumberFormatException e) {
            return 1; // the write itself was interrupted
        }
    }

    /** Setting the file aside would not help: a fresh one would fail as well. */
    private static boolean isOfTheMachine(SQLException problem) {
        String message = String.valueOf(problem.getMessage());
        return Stream.of(
                        "Permission denied",
                        "No space left",
                        "Too many open files",
                        "Read-only file system",
                        "Out of Memory Error",
                        "lock on file")
                .anyMatch(message::contains);
    }

    /** To be called when the engine finds damage in a file that did open: the next opening sets it aside. */
    void noteDamage(String problem) {
        try {
            Files.writeString(damageFound(), problem);
        } catch (IOException e) {
            log.error("The store's damage could not be noted; set {} aside by hand", store(), e);
        }
    }

    private void setAside(String reason) throws IOException {
        Path aside = folder.resolve("store.duckdb.damaged-" + STAMP.format(clock.instant()));
        log.error("The store does not open ({}). It is set aside as {} and rebuilt from the event log", reason, aside);
        moveIfThere(store(), aside);
        moveIfThere(logOf(store()), logOf(aside));
        Files.deleteIfExists(damageFound());
        Files.deleteIfExists(opening());
        deleteOldDamagedFiles();
    }

    private void deleteOldDamagedFiles() throws IOException {
        List<Path> damaged;
        try (Stream<Path> files = Files.list(folder)) {
            damaged = files.filter(file -> file.getFileName().toString().matches("store\\.duckdb\\.damaged-\\w+"))
                    .sorted()
                    .toList();
        }
        for (Path file : damaged.subList(0, Math.max(0, damaged.size() - KEPT_DAMAGED_FILES))) {
            deleteWithLog(file);
        }
    }

    /** Where a new store is built beside the old one. */
    Path rebuilding() {
        return folder.resolve("store.duckdb.rebuilding");
    }

    /** Clears what an interrupted rebuild left, finishing one that was complete. */
    void clearForReplacement() throws IOException {
        finishReplacement();
        deleteWithLog(rebuilding());
    }

    /** From the first rename on, the new file is the store, whenever this ends. */
    void replace() throws IOException {
        Files.move(rebuilding(), rebuilt(), StandardCopyOption.ATOMIC_MOVE);
        finishReplacement();
    }

    private void finishReplacement() throws IOException {
        if (Files.exists(rebuilt())) {
            // The old log first: beside the new file it would be taken for its own.
            deleteWithLog(store());
            Files.deleteIfExists(damageFound());
            Files.move(rebuilt(), store(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static void deleteWithLog(Path file) throws IOException {
        Files.deleteIfExists(logOf(file));
        Files.deleteIfExists(file);
    }

    private static void moveIfThere(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path store() {
        return folder.resolve("store.duckdb");
    }

    private Path rebuilt() {
        return folder.resolve("store.duckdb.rebuilt");
    }

    private Path opening() {
        return folder.resolve("store.opening");
    }

    private Path damageFound() {
        return folder.resolve("store.damage-found");
    }

    private static Path logOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".wal");
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new StoreException("the lock of the store was not given back: " + e.getMessage(), e);
        }
    }
}
