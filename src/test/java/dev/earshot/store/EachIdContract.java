package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Every id that is stored, for whoever remembers them. */
interface EachIdContract extends StoreUnderTest {

    @Test
    default void anEmptyStoreGivesNone() {
        assertEquals(Set.of(), ids());
    }

    @Test
    default void messagesEventsAndMarksOfAllBotsAreGiven() {
        Set<UUID> expected = new HashSet<>();
        for (int i = 1; i <= 5; i++) {
            store().write(NumberedBatch.of(i));
            expected.add(NumberedBatch.eventId(i));
            expected.add(NumberedBatch.markId(i));
        }
        expected.addAll(NumberedBatch.messageIds(5, 3));
        assertEquals(expected, ids());
        reopen();
        assertEquals(expected, ids());
    }

    @Test
    default void writingGoesOnMeanwhile() throws Exception {
        store().write(NumberedBatch.of(1));
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        CompletableFuture<Void> read = CompletableFuture.runAsync(
                () -> store().eachId((high, low) -> {
                    reading.countDown();
                    await(written);
                }),
                Thread::startVirtualThread);
        assertTrue(reading.await(20, TimeUnit.SECONDS));
        store().write(NumberedBatch.of(2));
        assertEquals("0-2", store().position());
        written.countDown();
        read.get(20, TimeUnit.SECONDS);
    }

    @Test
    default void whatItsReaderThrowsEndsIt() {
        store().write(NumberedBatch.of(1));
        StoreException enough = new StoreException("enough", null);
        StoreException thrown = assertThrows(
                StoreException.class,
                () -> store().eachId((high, low) -> {
                    throw enough;
                }));
        assertSame(enough, thrown);
        assertEquals(5, ids().size());
    }

    private Set<UUID> ids() {
        Set<UUID> ids = new HashSet<>();
        store().eachId((high, low) -> ids.add(new UUID(high, low)));
        return ids;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "writing waits for reading");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
