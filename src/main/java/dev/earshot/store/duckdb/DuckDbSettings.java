package dev.earshot.store.duckdb;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the embedded store runs.
 *
 * @param folder where its file lies; made if it does not exist
 * @param memoryLimitBytes what the engine may hold in memory outside the Java heap; what does not fit is written to a
 *     temporary file beside the store. 512 MB keeps the hot columns of some ten million messages
 * @param threads that work on one query, and on others at the same time
 * @param concurrentQueries that run at once; more wait. Few, so that writing goes on at its speed meanwhile
 * @param queryLimit how long a query may take, its waiting included, before it is cancelled
 * @param maxResultRows a query that gives more is refused: it would fill the heap
 */
public record DuckDbSettings(
        Path folder,
        long memoryLimitBytes,
        int threads,
        int concurrentQueries,
        Duration queryLimit,
        int maxResultRows) {

    public DuckDbSettings {
        if (memoryLimitBytes < 64_000_000) {
            throw new IllegalArgumentException("the store needs a memory limit of 64 MB or more");
        }
        if (threads < 1 || concurrentQueries < 1 || maxResultRows < 1) {
            throw new IllegalArgumentException("threads, concurrent queries and result rows are 1 or more");
        }
        if (queryLimit.isNegative() || queryLimit.isZero()) {
            throw new IllegalArgumentException("the time limit of queries is more than nothing");
        }
    }

    /** The only folder whose files the engine may write and read beside its own. */
    Path exports() {
        return folder.resolve("export");
    }

    public static DuckDbSettings of(Path folder) {
        return new DuckDbSettings(folder, 512_000_000, 2, 4, Duration.ofSeconds(10), 100_000);
    }
}
