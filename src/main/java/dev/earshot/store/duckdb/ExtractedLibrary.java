package dev.earshot.store.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native library that DuckDB's driver unpacks into the temporary folder, 70 MB at each start. The driver removes it at an
 * orderly end only; every kill would leave one. Linux keeps a deleted file for those who have it open, so it is removed as
 * soon as it is loaded.
 */
final class ExtractedLibrary {
    private static final Logger log = LoggerFactory.getLogger(ExtractedLibrary.class);
    private static final Path MAPPED_FILES = Path.of("/proc/self/maps");

    private ExtractedLibrary() {}

    static void remove() {
        if (!Files.isReadable(MAPPED_FILES)) {
            return; // not Linux
        }
        try (Stream<String> lines = Files.lines(MAPPED_FILES)) {
            for (String path : lines.map(ExtractedLibrary::path).distinct().toList()) {
                if (isOurs(path)) {
                    Files.deleteIfExists(Path.of(path));
                }
            }
        } catch (IOException e) {
            log.debug("The unpacked library of DuckDB stays until the program ends", e);
        }
    }

    private static boolean isOurs(String path) {
        return path.startsWith(System.getProperty("java.io.tmpdir"))
                && path.contains("libduckdb_java")
                && path.endsWith(".so");
    }

    /** The last of the six columns; empty for memory without a file. */
    private static String path(String line) {
        int slash = line.indexOf('/');
        return slash < 0 ? "" : line.substring(slash);
    }
}
