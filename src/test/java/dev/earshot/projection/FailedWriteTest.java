package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.TestServer;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MessageRow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that fails, or of which nobody knows whether it did, neither loses nor doubles anything. */
class FailedWriteTest {
    private final Sayings bot = new Sayings("bot_a");
    private ProjectedLog projected;

    @BeforeEach
    void start(@TempDir Path folder) {
        projected = new ProjectedLog(folder, TestSettings.batchesOf(3, 4));
    }

    @AfterEach
    void stop() {
        projected.close();
    }

    @Test
    void aWriteThatFailsIsTriedAgainUntilItWorks() throws Exception {
        say(1, 5);
        projected.store().failBeforeWriting(4);
        say(6, 10);
        assertEquals(4, projected.projector().counts().failures());
        assertThereOnce(10);
    }

    @Test
    void aWriteThatFailsAfterItsCommitIsNotRepeated() throws Exception {
        say(1, 5);
        projected.store().failAfterWriting(2);
        say(6, 10);
        assertThereOnce(10);
    }

    @Test
    void copiesOfWhatWasInAFailedWriteAreStillCopies() throws Exception {
        projected.store().failAfterWriting(1);
        say(1, 5);
        say(1, 5);
        projected.store().failBeforeWriting(1);
        say(6, 7);
        say(6, 7);
        assertThereOnce(7);
        assertEquals(
                List.of(new LedgerRow("bot_a", 7, 7, 0)), projected.tables().ledger());
    }

    @Test
    void aStoreThatAnswersNoQuestionIsAskedUntilItDoes() throws Exception {
        say(1, 10);
        projected.restart();
        projected.store().failQuestions(7);
        say(1, 12);
        assertThereOnce(12);
    }

    @Test
    void whatKeepsTheStoreFromGrowingIsSaidAndForgottenWhenItWorks() throws Exception {
        projected.store().failBeforeWriting(1_000_000);
        projected.log.append(bot.record(bot.incoming("m1").build()));
        String problem = TestServer.await(() -> projected.projector().problem(), text -> !text.isEmpty());
        assertTrue(problem.contains("told to fail before writing"), problem);
        assertEquals("", projected.projector().position().toString(), "nothing is written");

        projected.store().failBeforeWriting(0);
        projected.settle();
        TestServer.await(() -> projected.projector().problem(), String::isEmpty);
        assertThereOnce(1);
    }

    @Test
    void aBatchHoldsNoMoreRecordsThanSet() throws Exception {
        projected.sayAtOnce(IntStream.rangeClosed(1, 20).mapToObj(this::record).toArray(byte[][]::new));
        assertThereOnce(20);
        assertTrue(projected.store().written().stream()
                .allMatch(batch -> batch.messages().size() <= 3));
        assertEquals(7, projected.store().written().size());
    }

    private void say(int from, int to) throws InterruptedException {
        projected.sayOneByOne(
                IntStream.rangeClosed(from, to).mapToObj(this::record).toArray(byte[][]::new));
    }

    private byte[] record(int number) {
        return bot.record(bot.incoming("m" + number).at(number).build());
    }

    private void assertThereOnce(int messages) {
        assertEquals(
                IntStream.rangeClosed(1, messages).mapToObj(i -> "m" + i).toList(),
                projected.tables().messages().stream()
                        .map(MessageRow::messageId)
                        .toList());
    }
}
