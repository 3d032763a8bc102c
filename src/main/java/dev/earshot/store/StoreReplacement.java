package dev.earshot.store;

/**
 * A new, empty store that is filled beside the one in use and then takes its place, all at once: whatever interrupts it, one
 * of the two is there whole afterwards. Not thread-safe.
 */
public interface StoreReplacement extends AutoCloseable {

    /** The new store. */
    Store store();

    /** Closes the new store and puts it in the old one's place. */
    void takeOver();

    /** Discards the new store if it has not taken over. */
    @Override
    void close();
}
