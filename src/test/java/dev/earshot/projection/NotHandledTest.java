package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.event.EventId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 'Not handled' on the bot's next answer marks what the user had said, wherever that is remembered. */
class NotHandledTest {
    private static final int REMEMBERED = 2;

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
    void theUsersNewestMessageBeforeTheAnswerIsMarked() throws InterruptedException {
        projected.sayOneByOne(
                in("m1", "ada", 0),
                in("m2", "ada", 10),
                in("m3", "bob", 11),
                answer("a1", "ada", 12),
                in("m4", "ada", 20));
        assertMarked("m2");
    }

    @Test
    void alsoWithinOneBatchAndOneRecord() throws InterruptedException {
        projected.sayAtOnce(
                bot.record(
                        bot.incoming("m1").at(0).build(),
                        bot.outgoing("a1").at(1).notHandled().build()),
                in("m2", "ada", 2),
                answer("a2", "ada", 3));
        assertMarked("m1", "m2");
    }

    @Test
    void alsoWhenTheUserHasLeftTheMemory() throws InterruptedException {
        List<byte[]> records = new ArrayList<>(List.of(in("m1", "ada", 0)));
        for (int i = 0; i < 3 * REMEMBERED; i++) {
            records.add(in("x" + i, "user" + i, 1));
        }
        records.add(answer("a1", "ada", 2));
        projected.sayOneByOne(records.toArray(byte[][]::new));
        assertMarked("m1");
    }

    @Test
    void alsoWhenTheUserLeftTheMemoryWithinOneBatch() throws InterruptedException {
        List<byte[]> records = new ArrayList<>(List.of(in("m1", "ada", 0)));
        for (int i = 0; i < 3 * REMEMBERED; i++) {
            records.add(in("x" + i, "user" + i, 1));
        }
        records.add(answer("a1", "ada", 2));
        projected.sayAtOnce(records.toArray(byte[][]::new));
        assertMarked("m1");
    }

    @Test
    void alsoAfterARestart() throws InterruptedException {
        projected.sayOneByOne(in("m1", "ada", 0));
        projected.restart();
        projected.sayOneByOne(answer("a1", "ada", 5));
        assertMarked("m1");
    }

    @Test
    void aMessageIsMarkedOnceHoweverOftenItIsSaid() throws InterruptedException {
        projected.sayOneByOne(
                in("m1", "ada", 0), answer("a1", "ada", 1), answer("a2", "ada", 2), answer("a1", "ada", 1));
        projected.restart();
        projected.sayOneByOne(answer("a3", "ada", 3));
        assertMarked("m1");
    }

    @Test
    void anAnswerThatSaysItAgainMarksNoOtherMessage() throws InterruptedException {
        // m2 came after the answer, but by a clock that is forgiven it may stand before it.
        projected.sayOneByOne(in("m1", "ada", 0), answer("a1", "ada", 1), in("m2", "ada", 1), answer("a1", "ada", 1));
        assertMarked("m1");
        projected.restart();
        projected.sayOneByOne(answer("a1", "ada", 1));
        assertMarked("m1");
    }

    @Test
    void aMessageThatSaysItItselfNeedsNoMark() throws InterruptedException {
        projected.sayOneByOne(bot.record(bot.incoming("m1").at(0).notHandled().build()), answer("a1", "ada", 1));
        assertMarked();
    }

    @Test
    void aLaterCopyThatSaysItMarksTheMessage() throws InterruptedException {
        projected.sayOneByOne(
                in("m1", "ada", 0),
                bot.record(bot.incoming("m1").at(0).notHandled().build()));
        projected.sayOneByOne(answer("a1", "ada", 1));
        assertMarked("m1");
    }

    @Test
    void whatIsOlderThanHalfAnHourOrLaterThanTheAnswerIsNotMeant() throws InterruptedException {
        projected.sayOneByOne(in("m1", "ada", 0), in("m2", "ada", 4_000), answer("a1", "ada", 1_801));
        assertMarked();
    }

    @Test
    void clocksThatDifferByFiveSecondsAreForgiven() throws InterruptedException {
        projected.sayOneByOne(in("m1", "ada", 5), answer("a1", "ada", 0), in("m2", "bob", 6), answer("a2", "bob", 0));
        assertMarked("m1");
    }

    private byte[] in(String mid, String user, int seconds) {
        return bot.record(bot.incoming(mid).by(user).at(seconds).build());
    }

    private byte[] answer(String mid, String user, int seconds) {
        return bot.record(bot.outgoing(mid).by(user).at(seconds).notHandled().build());
    }

    private void assertMarked(String... mids) {
        List<UUID> expected = new ArrayList<>();
        for (String mid : mids) {
            expected.add(EventId.of(bot.bot(), mid).toUuid());
        }
        assertEquals(
                expected,
                projected.tables().marks().stream()
                        .filter(mark -> mark.kind().equals("NOT_HANDLED"))
                        .filter(mark -> !mark.targetId().equals(mark.id()) || expected.contains(mark.id()))
                        .map(mark -> mark.targetId())
                        .toList());
    }
}
