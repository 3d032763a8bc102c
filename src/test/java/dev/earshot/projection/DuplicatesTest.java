package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.event.Receipt;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.StoredTables;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same event may come by several ways and several times: it is stored once, and what later copies add is kept. */
class DuplicatesTest {
    private static final int REMEMBERED = 5;

    private final Sayings bot = new Sayings("bot_a");
    private ProjectedLog projected;

    @BeforeEach
    void start(@TempDir Path folder) {
        projected = new ProjectedLog(folder, TestSettings.batchesOf(1_000, REMEMBERED));
    }

    @AfterEach
    void stop() {
        projected.close();
    }

    @Test
    void aMessageBySdkAndByEchoIsStoredOnceWithWhatBothSay() throws InterruptedException {
        projected.sayOneByOne(
                bot.record(bot.outgoing("m1").saying("hi").build()),
                bot.record(bot.outgoing("m1")
                        .saying("hi")
                        .fromAgent()
                        .meaning("GREETING")
                        .template("t1")
                        .build()));
        StoredTables tables = projected.tables();
        assertEquals(
                List.of("hi"), tables.messages().stream().map(MessageRow::text).toList());
        assertEquals(
                List.of("ENRICHED", "INTENT"),
                tables.marks().stream().map(MarkRow::kind).toList());
        assertEquals(
                "{\"author\":\"AGENT\",\"intent\":{\"name\":\"GREETING\"},\"templateId\":\"t1\"}",
                tables.marks().getFirst().value());
        assertEquals(
                tables.messages().getFirst().id(), tables.marks().getFirst().targetId());
        assertBooks(1, 1);
    }

    @Test
    void copiesWithinOneRecordAndOneBatchAreFound() throws InterruptedException {
        var message = bot.incoming("m1").build();
        var revenue = bot.revenue("e1", "ada", "1.5");
        projected.sayAtOnce(bot.record(message, message, revenue), bot.record(revenue), bot.record(message));
        assertEquals(1, projected.tables().messages().size());
        assertEquals(1, projected.tables().events().size());
        assertBooks(2, 3);
    }

    @Test
    void copiesInLaterBatchesAreFoundThoughTheirIdsAreNoLongerInMemory() throws InterruptedException {
        byte[][] records = records(4 * REMEMBERED);
        projected.sayOneByOne(records);
        projected.sayOneByOne(records);
        assertEquals(records.length, projected.tables().messages().size());
        assertBooks(records.length, records.length);
    }

    @Test
    void copiesAfterARestartAreFound() throws InterruptedException {
        byte[][] records = records(10);
        projected.sayOneByOne(records);
        projected.restart();
        projected.sayAtOnce(records);
        projected.restart();
        projected.sayOneByOne(
                bot.record(bot.incoming("m3").build()),
                bot.record(bot.incoming("new").build()));
        assertEquals(11, projected.tables().messages().size());
        assertBooks(11, 11);
    }

    @Test
    void changesAndReceiptsOfTheSameIdentityAreStoredOnce() throws InterruptedException {
        byte[] edit = bot.record(bot.edit("c1", "ada", "m1", "better"));
        byte[] read = bot.record(bot.receipt("r1", "ada", Receipt.Kind.READ, "m1", "m2"));
        projected.sayOneByOne(edit, read, edit, read);
        assertEquals(
                List.of("EDITED", "READ", "READ"),
                projected.tables().marks().stream().map(MarkRow::kind).toList(),
                "a receipt has a mark for each message that it names");
        assertBooks(2, 2);
    }

    @Test
    void theSameMessageIdOfTwoBotsIsTwoMessages() throws InterruptedException {
        Sayings other = new Sayings("bot_b");
        projected.sayOneByOne(
                bot.record(bot.incoming("m1").build()),
                other.record(other.incoming("m1").build()));
        assertEquals(2, projected.tables().messages().size());
        assertBooks(1, 0);
    }

    @Test
    void typingIsCountedAndLeavesNoRow() throws InterruptedException {
        byte[] typing = bot.record(
                bot.receipt("t1", "ada", Receipt.Kind.TYPING_ON), bot.receipt("t2", "ada", Receipt.Kind.TYPING_OFF));
        projected.sayOneByOne(typing, typing);
        assertEquals(0, projected.tables().rows());
        assertBooks(4, 0);
        assertEquals(4, projected.projector().counts().stored());
    }

    private byte[][] records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> bot.record(bot.incoming("m" + i).build()))
                .toArray(byte[][]::new);
    }

    private void assertBooks(long stored, long duplicates) {
        LedgerRow ledger = projected.tables().ledger().stream()
                .filter(row -> row.bot().equals("bot_a"))
                .findFirst()
                .orElseThrow();
        assertEquals(new LedgerRow("bot_a", stored, duplicates, 0), ledger);
    }
}
