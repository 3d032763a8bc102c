package dev.earshot.projection;

import dev.earshot.store.Store;
import dev.earshot.store.StoreException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The filter over all stored ids. It is filled from the store beside the work, which may take a while; until it is full,
 * every id might be stored. Thread-safe.
 */
final class StoredIds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoredIds.class);

    private final IdFilter filter;
    private final Store store;
    private volatile boolean isComplete;
    private volatile boolean isClosed;
    private volatile @Nullable Thread loader;

    StoredIds(Store store, ProjectorSettings settings) {
        this.store = store;
        this.filter = new IdFilter(settings.idFilterIds(), settings.idFilterBytes());
    }

    /**
     * Starts filling. Ids that are added from now on need not be found in the store, so none is missed between the two.
     *
     * @param isStoreEmpty there is nothing to read
     */
    void load(boolean isStoreEmpty) {
        if (isStoreEmpty) {
            isComplete = true;
        } else {
            loader = Thread.ofPlatform().daemon().name("projector-ids").start(this::readAll);
        }
    }

    private void readAll() {
        try {
            store.eachId((high, low) -> {
                if (isClosed) {
                    throw new StoreException("no longer needed", null);
                }
                filter.put(new UUID(high, low));
            });
            isComplete = true;
        } catch (StoreException e) {
            if (!isClosed) {
                // Exact all the same: every id is asked of the store.
                log.warn("The stored ids could not be read; finding duplicates is slower until the next start", e);
            }
        }
    }

    void add(UUID id) {
        filter.put(id);
    }

    boolean mightContain(UUID id) {
        return !isComplete || filter.mightContain(id);
    }

    @Override
    public void close() {
        isClosed = true;
        try {
            Thread running = loader;
            if (running != null) {
                running.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
