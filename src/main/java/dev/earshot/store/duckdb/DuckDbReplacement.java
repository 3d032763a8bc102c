package dev.earshot.store.duckdb;

import dev.earshot.store.Store;
import dev.earshot.store.StoreException;
import dev.earshot.store.StoreReplacement;
import java.io.IOException;

/** A new file beside the store's, which takes its place by a rename. */
final class DuckDbReplacement implements StoreReplacement {
    private final StoreFolder folder;
    private final DuckDbStore store;
    private boolean isOpen = true;

    DuckDbReplacement(StoreFolder folder, DuckDbStore store) {
        this.folder = folder;
        this.store = store;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public void takeOver() {
        store.checkpoint();
        closeStore();
        try {
            folder.replace();
        } catch (IOException e) {
            throw new StoreException("the new store could not take the old one's place: " + e.getMessage(), e);
        }
    }

    private void closeStore() {
        if (isOpen) {
            isOpen = false;
            store.close();
        }
    }

    @Override
    public void close() {
        try {
            closeStore();
            folder.clearForReplacement();
        } catch (IOException e) {
            throw new StoreException("the unfinished store could not be deleted: " + e.getMessage(), e);
        } finally {
            folder.close();
        }
    }
}
