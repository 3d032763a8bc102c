package dev.earshot.store.duckdb;

import dev.earshot.store.Store;
import dev.earshot.store.StoreContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class DuckDbStoreContractTest extends StoreContract {
    @TempDir
    Path folder;

    @Override
    protected Store open(Duration queryLimit, int maxResultRows) {
        return DuckDbStore.open(
                new DuckDbSettings(folder, 512_000_000, 2, 4, queryLimit, maxResultRows), InstantSource.system());
    }
}
