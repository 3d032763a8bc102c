package dev.earshot.store;

import static dev.earshot.store.Tables.LEDGER;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.QUARANTINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What was written is read by every query that starts later; what is being written is read whole or not at all. */
interface ReadContract extends StoreUnderTest {

    @Test
    default void aQueryOfOneBotFindsItsRowsAndAQueryOfAllFindsAll() {
        for (int i = 1; i <= 6; i++) {
            store().write(NumberedBatch.of(i));
        }
        List<UUID> ofOne = store()
                .query(
                        "bot_1",
                        DSL.select(MESSAGE.ID)
                                .from(MESSAGE)
                                .where(MESSAGE.BOT.eq("bot_1"))
                                .orderBy(MESSAGE.SEQUENCE))
                .stream()
                .map(row -> row.get(MESSAGE.ID))
                .toList();
        assertEquals(
                NumberedBatch.messageIds(6, 3).stream()
                        .filter(id -> id.getMostSignificantBits() % 3 == 1)
                        .toList(),
                ofOne);
        assertEquals(18, StoredTables.of(store()).messages().size());
    }

    @Test
    default void theQuarantineAndTheBooksOfOneBotAreThereForItsQueries() {
        store().write(NumberedBatch.of(1));
        assertEquals(1, rejections(store(), NumberedBatch.bot(1)));
        assertEquals(0, rejections(store(), NumberedBatch.bot(2)));
        List<? extends Record> sums = store().query(
                        "bot_1", DSL.select(DSL.sum(LEDGER.STORED)).from(LEDGER).where(LEDGER.BOT.eq("bot_1")));
        assertEquals(5, sums.getFirst().get(0, Integer.class));
    }

    @Test
    default void aBotThatNobodyKnowsHasNoRows() {
        store().write(NumberedBatch.of(1));
        assertEquals(0, messages(store(), "bot_of_nobody"));
    }

    @Test
    default void valuesAreValuesWhateverTheySay() {
        store().write(NumberedBatch.of(1));
        String hostile = "x' OR '1'='1'; DROP TABLE message; --";
        assertEquals(0, messages(store(), hostile));
        assertEquals(
                3,
                store()
                        .query(
                                "bot_1",
                                DSL.select(DSL.val(hostile)).from(MESSAGE).where(MESSAGE.BOT.eq("bot_1")))
                        .stream()
                        .filter(row -> hostile.equals(row.value1()))
                        .count());
    }

    @Test
    default void whatWasWrittenIsReadAtOnceByEveryThread() throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 1; number <= 15; number++) {
                store().write(NumberedBatch.of(number));
                int expected = 3 * (number / 3 + (number % 3 == 0 ? 0 : 1));
                String bot = NumberedBatch.bot(number);
                List<Future<Integer>> answers = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    answers.add(callers.submit(() -> messages(store(), bot)));
                }
                for (Future<Integer> answer : answers) {
                    assertEquals(expected, answer.get(), "after batch " + number);
                }
            }
        }
    }

    @Test
    default void aQueryBesideAWriteSeesTheBatchWholeOrNotAtAll() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger questions = new AtomicInteger();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asking = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                asking.add(callers.submit(() -> askUntil(isOver, questions)));
            }
            for (int number = 1; number <= 15 || questions.get() < 10; number++) {
                store().write(NumberedBatch.of(3 * number, 50));
            }
            isOver.set(true);
            for (Future<?> asked : asking) {
                asked.get();
            }
        }
    }

    /** Messages, books and quarantine of the batches, in one question: they were written together. */
    private void askUntil(AtomicBoolean isOver, AtomicInteger questions) {
        int before = 0;
        while (!isOver.get()) {
            Record row = store().query(
                            "bot_0",
                            DSL.select(
                                    DSL.field(DSL.selectCount().from(MESSAGE).where(MESSAGE.BOT.eq("bot_0"))),
                                    DSL.field(DSL.selectCount().from(QUARANTINE).where(QUARANTINE.BOT.eq("bot_0"))),
                                    DSL.field(DSL.select(DSL.sum(LEDGER.STORED))
                                            .from(LEDGER)
                                            .where(LEDGER.BOT.eq("bot_0")))))
                    .getFirst();
            int messages = row.get(0, Integer.class);
            Integer stored = row.get(2, Integer.class);
            int batches = messages / 50;
            assertEquals(0, messages % 50, "half a batch");
            assertEquals(batches, row.get(1, Integer.class), "rejections of " + batches + " batches");
            assertEquals(52 * batches, stored == null ? 0 : stored, "books of " + batches + " batches");
            assertTrue(batches >= before, "back in time");
            before = batches;
            questions.incrementAndGet();
        }
    }

    @Test
    default void aQueryThatCannotBeRunFailsAndDisturbsNoOther() {
        store().write(NumberedBatch.of(1));
        for (int i = 0; i < 10; i++) {
            assertThrows(
                    StoreException.class,
                    () -> store().query(DSL.select(DSL.field("no_such_column")).from(MESSAGE)));
            assertEquals(3, messages(store(), "bot_1"));
        }
        assertEquals("", store().problem(), "a bad query is no damage");
        store().write(NumberedBatch.of(2));
        assertEquals("0-2", store().position());
    }

    @Test
    default void rowsThatWereGivenOutDoNotChange() {
        store().write(NumberedBatch.of(1));
        List<? extends Record> rows = store().query(DSL.select(MESSAGE.ID).from(MESSAGE));
        store().write(NumberedBatch.of(2));
        assertEquals(3, rows.size());
        assertFalse(rows.isEmpty());
    }

    static int messages(Store store, String bot) {
        return store.query(bot, DSL.selectCount().from(MESSAGE).where(MESSAGE.BOT.eq(bot)))
                .getFirst()
                .value1();
    }

    private static int rejections(Store store, String bot) {
        return store.query(bot, DSL.selectCount().from(QUARANTINE).where(QUARANTINE.BOT.eq(bot)))
                .getFirst()
                .value1();
    }
}
