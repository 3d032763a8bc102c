package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a store has when it is opened again. */
interface ReopenContract extends StoreUnderTest {

    @Test
    default void everythingIsThereAgain() {
        for (int i = 1; i <= 5; i++) {
            store().write(NumberedBatch.of(i));
        }
        StoredTables before = StoredTables.of(store());
        long sequence = store().lastSequence();
        reopen();
        assertEquals("0-5", store().position());
        assertEquals(sequence, store().lastSequence());
        assertEquals(before, StoredTables.of(store()));
    }

    @Test
    default void anEmptyStoreIsEmptyAgain() {
        reopen();
        assertEquals("", store().position());
        assertEquals(0, store().lastSequence());
        store().write(NumberedBatch.of(1));
        assertEquals("0-1", store().position());
    }

    @Test
    default void itGoesOnWhereItEndedHoweverOften() {
        for (int i = 1; i <= 5; i++) {
            store().write(NumberedBatch.of(i));
            assertEquals(NumberedBatch.position(i), reopen().position());
        }
        assertEquals(15, StoredTables.of(store()).messages().size());
    }

    @Test
    default void closingAgainDoesNothing() {
        store().write(NumberedBatch.of(1));
        store().close();
        store().close();
        assertEquals("0-1", reopen().position());
    }
}
