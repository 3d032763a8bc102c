package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.earshot.store.UserPropertiesRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of a user's attributes are their history: a new one only when they differ from the last. */
class UserAttributesTest {
    private static final int REMEMBERED = 3;

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
    void onlyAChangeMakesARow() throws InterruptedException {
        projected.sayOneByOne(
                from("ada", "A"),
                from("ada", "A"),
                from("ada", "B"),
                from("bob", "B"),
                from("ada", null),
                from("ada", "B"));
        assertHistory("ada A", "ada B", "bob B");
    }

    @Test
    void goingBackIsAChange() throws InterruptedException {
        projected.sayAtOnce(from("ada", "A"), from("ada", "B"), from("ada", "A"));
        assertHistory("ada A", "ada B", "ada A");
    }

    @Test
    void copiesOfAMessageCountAsWell() throws InterruptedException {
        projected.sayOneByOne(
                bot.record(bot.incoming("m1").introducing("A").build()),
                bot.record(bot.incoming("m1").introducing("A").build()),
                bot.record(bot.incoming("m1").introducing("B").build()));
        assertHistory("ada A", "ada B");
    }

    @Test
    void whoHasLeftTheMemoryIsLookedUp() throws InterruptedException {
        projected.sayOneByOne(from("ada", "A"), from("b", "B"), from("c", "C"), from("d", "D"), from("e", "E"));
        projected.sayOneByOne(from("ada", "A"), from("b", "B"), from("c", "C2"));
        assertHistory("ada A", "b B", "c C", "d D", "e E", "c C2");
    }

    @Test
    void whoLeavesTheMemoryWithinABatchIsNotForgotten() throws InterruptedException {
        projected.sayOneByOne(from("ada", "A"), from("b", "B"), from("c", "C"));
        projected.sayAtOnce(from("d", "D"), from("e", "E"), from("f", "F"), from("ada", "A"), from("b", "B"));
        assertHistory("ada A", "b B", "c C", "d D", "e E", "f F");
    }

    @Test
    void aBatchOfMoreUsersThanAreRememberedRepeatsNobody() throws InterruptedException {
        List<byte[]> records = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3 * REMEMBERED; i++) {
            records.add(from("user" + i, "A"));
            expected.add("user" + i + " A");
        }
        List<byte[]> twice = new ArrayList<>(records);
        twice.addAll(records);
        projected.sayAtOnce(twice.toArray(byte[][]::new));
        projected.sayAtOnce(records.toArray(byte[][]::new));
        projected.restart();
        projected.sayAtOnce(twice.toArray(byte[][]::new));
        assertHistory(expected.toArray(String[]::new));
    }

    @Test
    void attributesAreRememberedOverARestart() throws InterruptedException {
        projected.sayOneByOne(from("ada", "A"), from("ada", "B"));
        projected.restart();
        projected.sayOneByOne(from("ada", "B"), from("ada", "A"));
        assertHistory("ada A", "ada B", "ada A");
    }

    private int messages;

    private byte[] from(String user, String attributes) {
        messages++;
        return bot.record(
                bot.incoming("mid" + messages).by(user).introducing(attributes).build());
    }

    private void assertHistory(String... rows) {
        assertEquals(
                List.of(rows),
                projected.tables().userProperties().stream()
                        .map(UserAttributesTest::shown)
                        .toList());
    }

    private static String shown(UserPropertiesRow row) {
        return row.user() + " " + row.propertiesJson();
    }
}
