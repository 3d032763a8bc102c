package dev.earshot.store.duckdb;

import dev.earshot.store.NumberedBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Opens stores in a folder, and looks at what lies in it. */
final class Stores {
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-05T12:00:00Z"));

    private Stores() {}

    static DuckDbStore open(Path folder) {
        return DuckDbStore.open(DuckDbSettings.of(folder), CLOCK);
    }

    static DuckDbStore open(Path folder, Instant now) {
        return DuckDbStore.open(DuckDbSettings.of(folder), InstantSource.fixed(now));
    }

    /** Makes a store with batches 1 to {@code batches}, and closes it. */
    static void make(Path folder, int batches, int messages) {
        try (DuckDbStore store = open(folder)) {
            for (int i = 1; i <= batches; i++) {
                store.write(NumberedBatch.of(i, messages));
            }
        }
    }

    static Path file(Path folder) {
        return folder.resolve("store.duckdb");
    }

    static Path log(Path folder) {
        return folder.resolve("store.duckdb.wal");
    }

    static List<String> setAside(Path folder) throws Exception {
        return names(folder).stream()
                .filter(name -> name.contains(".damaged-") && !name.endsWith(".wal"))
                .toList();
    }

    static List<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
