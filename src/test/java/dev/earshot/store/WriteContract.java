package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A batch is written whole, together with its position, or not at all. */
interface WriteContract extends StoreUnderTest {

    @Test
    default void aNewStoreIsEmptyAndAtTheStart() {
        assertEquals("", store().position());
        assertEquals(0, store().lastSequence());
        assertEquals("", store().problem());
        assertTrue(StoredTables.of(store()).isEmpty());
    }

    @Test
    default void afterAWriteItIsAtTheBatchsPosition() {
        store().write(NumberedBatch.of(1));
        assertEquals("0-1", store().position());
        store().write(NumberedBatch.of(2));
        assertEquals("0-2", store().position());
        assertEquals(2 * NumberedBatch.SEQUENCES + 6, store().lastSequence());
    }

    @Test
    default void aBatchWithoutRowsMovesThePositionOnly() {
        store().write(NumberedBatch.of(1));
        StoredTables before = StoredTables.of(store());
        long sequence = store().lastSequence();
        store().write(NumberedBatch.empty("0-77,1-5"));
        assertEquals("0-77,1-5", store().position());
        assertEquals(sequence, store().lastSequence());
        assertEquals(before, StoredTables.of(store()));
    }

    @Test
    default void everyColumnOfEveryTableComesBackAsItWas() {
        StoreBatch batch = new StoreBatch(
                List.of(FullRows.message(1), FullRows.bareMessage(2)),
                List.of(FullRows.event(3), FullRows.bareEvent(4)),
                List.of(FullRows.mark(5), FullRows.bareMark(6)),
                List.of(new UserPropertiesRow(7, "bot_full", "ada", FullRows.TIME, "{\"name\":\"Ada\"}")),
                List.of(FullRows.touch(10), FullRows.bareTouch(11)),
                List.of(FullRows.identityLink(12)),
                List.of(FullRows.rejection(8), FullRows.bareRejection(9)),
                List.of(new LedgerRow("bot_full", 6, 2, 1), new LedgerRow("", 0, 0, 1)),
                "0-1");
        store().write(batch);

        StoredTables stored = StoredTables.of(store());
        assertEquals(batch.messages(), stored.messages());
        assertEquals(batch.events(), stored.events());
        assertEquals(batch.marks(), stored.marks());
        assertEquals(batch.userProperties(), stored.userProperties());
        assertEquals(batch.touches(), stored.touches());
        assertEquals(batch.identityLinks(), stored.identityLinks());
        assertEquals(batch.quarantine(), stored.quarantine());
        assertEquals(12, store().lastSequence());
        assertEquals(List.of(new LedgerRow("", 0, 0, 1), new LedgerRow("bot_full", 6, 2, 1)), stored.ledger());
    }

    @Test
    default void textOfAnyKindAndLengthComesBackAsItWas() {
        List<String> texts = List.of(
                "",
                " ",
                "it's a \"quote\"; DROP TABLE message; -- \\ % _",
                "line\r\nbreak\ttab",
                "a nul \0 inside",
                "\u05e9\u05dc\u05d5\u05dd \u4f60\u597d \ud83d\ude00\u200d\u2764 e\u0301",
                "x".repeat(1_000_000));
        List<MessageRow> rows = Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
                .map(i -> FullRows.saying(texts.get(i), i + 1))
                .toList();
        store().write(new StoreBatch(rows, List.of(), List.of(), List.of(), List.of(), List.of(), "0-1"));
        assertEquals(
                texts,
                StoredTables.of(store()).messages().stream()
                        .map(MessageRow::text)
                        .toList());
    }

    @Test
    default void timesBefore1970AndFarAheadComeBackToTheMillisecond() {
        List<Instant> times = List.of(
                Instant.EPOCH,
                Instant.parse("1969-12-31T23:59:59.999Z"),
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.parse("9999-12-31T23:59:59.999Z"),
                Instant.ofEpochMilli(Long.MAX_VALUE / 1_000));
        List<QuarantineRow> rows = Stream.iterate(0, i -> i < times.size(), i -> i + 1)
                .map(i -> NumberedBatch.rejection("bot", i + 1, times.get(i)))
                .toList();
        store().write(new StoreBatch(List.of(), List.of(), List.of(), List.of(), rows, List.of(), "0-1"));
        assertEquals(rows, StoredTables.of(store()).quarantine());
    }

    @Test
    default void amountsAreExact() {
        List<String> amounts = List.of(
                "0.000000000",
                "0.000000001",
                "-0.100000000",
                "999999999999999999.999999999",
                "-999999999999999999.999999999");
        List<EventRow> rows = Stream.iterate(0, i -> i < amounts.size(), i -> i + 1)
                .map(i -> FullRows.costing(new BigDecimal(amounts.get(i)), i + 1))
                .toList();
        store().write(new StoreBatch(List.of(), rows, List.of(), List.of(), List.of(), List.of(), "0-1"));
        assertEquals(rows, StoredTables.of(store()).events());
    }

    @Test
    default void aBatchOfWhichOneRowCannotBeWrittenIsNotWrittenAtAll() {
        store().write(NumberedBatch.of(1));
        StoredTables before = StoredTables.of(store());
        StoreBatch good = NumberedBatch.of(2);
        StoreBatch bad = new StoreBatch(
                good.messages(),
                List.of(FullRows.costing(new BigDecimal("0.0000000001"), 29_999)),
                good.marks(),
                good.userProperties(),
                good.quarantine(),
                good.ledger(),
                good.position());

        assertThrows(StoreException.class, () -> store().write(bad));
        assertEquals("0-1", store().position());
        assertEquals(before, StoredTables.of(store()));

        store().write(good);
        assertEquals("0-2", store().position());
        assertEquals(
                NumberedBatch.messageIds(2, 3),
                StoredTables.of(store()).messages().stream().map(MessageRow::id).toList());
    }

    @Test
    default void theBooksAddUpOverAnyNumberOfBatches() {
        int batches = 31;
        for (int i = 1; i <= batches; i++) {
            store().write(new StoreBatch(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(new LedgerRow("bot_" + i % 2, i, 1, 2)),
                    NumberedBatch.position(i)));
        }
        List<LedgerRow> sums = StoredTables.of(store()).ledger();
        assertEquals(
                List.of("bot_0", "bot_1"), sums.stream().map(LedgerRow::bot).toList());
        assertEquals(
                (long) batches * (batches + 1) / 2,
                sums.stream().mapToLong(LedgerRow::stored).sum());
        assertEquals(batches, sums.stream().mapToLong(LedgerRow::duplicates).sum());
        assertEquals(
                2L * batches, sums.stream().mapToLong(LedgerRow::quarantined).sum());
        assertEquals(NumberedBatch.position(batches), reopen().position());
        assertEquals(sums, StoredTables.of(store()).ledger());
    }

    @Test
    default void manyBotsInOneBatchKeepTheirRowsApart() {
        List<MessageRow> rows = Stream.iterate(1, i -> i <= 200, i -> i + 1)
                .map(i -> FullRows.of("bot_" + i, new UUID(3, i), i))
                .toList();
        store().write(new StoreBatch(rows, List.of(), List.of(), List.of(), List.of(), List.of(), "0-1"));
        assertEquals(rows, StoredTables.of(store()).messages());
    }
}
