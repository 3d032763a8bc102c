package dev.earshot.store;

import java.time.Duration;

/** The store that a contract is tested on. */
interface StoreUnderTest {

    /** An empty store at the beginning of a test; the same one until it is opened again. */
    Store store();

    /** Closes the store, and opens it again on what it has written. */
    Store reopen();

    /** As {@link #reopen()}, with other limits of queries. */
    Store reopen(Duration queryLimit, int maxResultRows);
}
