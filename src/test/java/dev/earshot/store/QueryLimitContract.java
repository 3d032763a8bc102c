package dev.earshot.store;

import static dev.earshot.store.Tables.MESSAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A query has a time limit and a limit of rows, and ends with whoever asked it. */
interface QueryLimitContract extends StoreUnderTest {
    Duration SHORT = Duration.ofMillis(300);

    @Test
    default void aQueryThatTakesLongerThanTheLimitIsCancelled() {
        reopen(SHORT, 1_000);
        store().write(NumberedBatch.of(1, 5_000));
        long started = System.nanoTime();
        QueryCancelledException cancelled =
                assertThrows(QueryCancelledException.class, () -> store().query("bot_1", endless()));
        assertTrue(cancelled.getMessage().contains("300 ms"), cancelled.getMessage());
        assertTrue(System.nanoTime() - started >= SHORT.toNanos(), "not before its time");
        assertAnswersStill();
    }

    @Test
    default void cancelledQueriesLeaveRoomForOthers() {
        reopen(Duration.ofMillis(50), 1_000);
        store().write(NumberedBatch.of(1, 5_000));
        for (int i = 0; i < 10; i++) {
            assertThrows(QueryCancelledException.class, () -> store().query("bot_1", endless()));
        }
        reopen();
        assertAnswersStill();
    }

    @Test
    default void theCallersInterruptEndsItsQuery() throws Exception {
        store().write(NumberedBatch.of(1, 5_000));
        CompletableFuture<RuntimeException> failure = new CompletableFuture<>();
        AtomicBoolean isStillInterrupted = new AtomicBoolean();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                store().query("bot_1", endless());
                failure.completeExceptionally(new AssertionError("it ended"));
            } catch (StoreException e) {
                isStillInterrupted.set(Thread.currentThread().isInterrupted());
                failure.complete(e);
            }
        });
        caller.interrupt();
        assertInstanceOf(QueryCancelledException.class, failure.get(30, TimeUnit.SECONDS));
        assertTrue(isStillInterrupted.get(), "the thread's own loop must see it, too");
        assertAnswersStill();
    }

    @Test
    default void cancellingOneQueryDisturbsNoOther() throws Exception {
        store().write(NumberedBatch.of(1, 500));
        Random random = new Random(4711);
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger answers = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other = callers.submit(() -> askUntil(isOver, answers));
            Future<?> another = callers.submit(() -> askUntil(isOver, answers));
            int cancelled = 0;
            for (int i = 0; i < 60 || (answers.get() < 20 && !other.isDone()); i++) {
                cancelled += isCancelledAfter(random.nextInt(3_000)) ? 1 : 0;
            }
            isOver.set(true);
            other.get(30, TimeUnit.SECONDS);
            another.get(30, TimeUnit.SECONDS);
            assertTrue(cancelled > 0, "the premise: some were cancelled");
        }
    }

    private void askUntil(AtomicBoolean isOver, AtomicInteger answers) {
        while (!isOver.get()) {
            assertEquals(500, ReadContract.messages(store(), "bot_1"));
            answers.incrementAndGet();
        }
    }

    private boolean isCancelledAfter(int microseconds) throws Exception {
        CompletableFuture<Boolean> wasCancelled = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                ReadContract.messages(store(), "bot_1");
                wasCancelled.complete(false);
            } catch (QueryCancelledException e) {
                wasCancelled.complete(true);
            } catch (RuntimeException e) {
                wasCancelled.completeExceptionally(e);
            }
        });
        // The random moment itself, not a wait for a condition.
        Thread.sleep(Duration.ofNanos(microseconds * 1_000L));
        caller.interrupt();
        return wasCancelled.get(30, TimeUnit.SECONDS);
    }

    @Test
    default void aQueryWithMoreRowsThanTheLimitIsRefusedNotCut() {
        reopen(Duration.ofSeconds(30), 100);
        store().write(NumberedBatch.of(1, 100));
        assertEquals(
                100,
                store().query("bot_1", DSL.select(MESSAGE.ID).from(MESSAGE)).size());
        store().write(NumberedBatch.of(4, 1));
        StoreException refused = assertThrows(
                StoreException.class,
                () -> store().query("bot_1", DSL.select(MESSAGE.ID).from(MESSAGE)));
        assertTrue(refused.getMessage().contains("more than 100 rows"), refused.getMessage());
        assertEquals(101, ReadContract.messages(store(), "bot_1"));
    }

    @Test
    default void aClosedStoreRefusesQueriesAndWrites() {
        Store store = store();
        store.close();
        assertThrows(StoreException.class, () -> store.query(DSL.selectCount().from(MESSAGE)));
        assertThrows(StoreException.class, () -> store.write(NumberedBatch.of(1)));
        assertThrows(StoreException.class, store::position);
        assertTrue(store.problem().contains("closed"), store.problem());
    }

    @Test
    default void closingEndsWhatIsAsked() throws Exception {
        reopen(Duration.ofSeconds(1), 1_000);
        store().write(NumberedBatch.of(1, 5_000));
        Store store = store();
        CompletableFuture<Object> asked =
                CompletableFuture.supplyAsync(() -> store.query("bot_1", endless()), Thread::startVirtualThread);
        store.close();
        ExecutionException failure = assertThrows(ExecutionException.class, () -> asked.get(30, TimeUnit.SECONDS));
        assertInstanceOf(StoreException.class, failure.getCause());
    }

    private void assertAnswersStill() {
        assertEquals(5_000, ReadContract.messages(store(), "bot_1"));
        store().write(NumberedBatch.of(4, 1));
        assertEquals(5_001, ReadContract.messages(store(), "bot_1"));
    }

    /** 10^18 combinations of rows. */
    private static Select<Record1<BigDecimal>> endless() {
        Table<?> a = MESSAGE.as("a");
        Table<?> b = MESSAGE.as("b");
        Table<?> c = MESSAGE.as("c");
        Table<?> d = MESSAGE.as("d");
        return DSL.select(DSL.sum(a.field(MESSAGE.SEQUENCE)
                        .plus(b.field(MESSAGE.SEQUENCE))
                        .plus(c.field(MESSAGE.SEQUENCE))
                        .plus(d.field(MESSAGE.SEQUENCE))))
                .from(a, b, c, d);
    }
}
