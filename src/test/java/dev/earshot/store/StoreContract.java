package dev.earshot.store;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of {@link Store}, by topic. Each engine has one test class that extends this. */
public abstract class StoreContract
        implements WriteContract,
                ReadContract,
                KnownContract,
                EachIdContract,
                QueryLimitContract,
                QuarantineContract,
                ReopenContract {
    private static final Duration AMPLE_TIME = Duration.ofSeconds(60);
    private static final int AMPLE_ROWS = 100_000;

    private Store store;

    /** Opens the store of this test: empty the first time, later with what it has written. */
    protected abstract Store open(Duration queryLimit, int maxResultRows) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        store = open(AMPLE_TIME, AMPLE_ROWS);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public Store reopen() {
        return reopen(AMPLE_TIME, AMPLE_ROWS);
    }

    @Override
    public Store reopen(Duration queryLimit, int maxResultRows) {
        store.close();
        try {
            store = open(queryLimit, maxResultRows);
        } catch (Exception e) {
            throw new AssertionError("the store did not open again", e);
        }
        return store;
    }
}
