package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.TestServer;
import dev.earshot.store.MessageRow;
import dev.earshot.store.QuarantineRow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that nobody can decode is kept, and stops nothing. */
class UnreadableRecordTest {
    private final Sayings bot = new Sayings("bot_a");
    private ProjectedLog projected;

    @BeforeEach
    void start(@TempDir Path folder) {
        projected = new ProjectedLog(folder, TestSettings.IMMEDIATE);
    }

    @AfterEach
    void stop() {
        projected.close();
    }

    @Test
    void itsBytesAreKeptInQuarantineAndTheRestGoesOn() throws InterruptedException {
        byte[] rubbish = "no record of events".getBytes(StandardCharsets.UTF_8);
        projected.sayAtOnce(
                bot.record(bot.incoming("m1").build()),
                rubbish,
                new byte[0],
                bot.record(bot.incoming("m2").build()));

        List<QuarantineRow> kept = projected.tables().quarantine();
        assertEquals(2, kept.size());
        assertEquals("UNREADABLE_RECORD", kept.getFirst().reason());
        assertNull(kept.getFirst().bot());
        assertArrayEquals(rubbish, Base64.getDecoder().decode(kept.getFirst().body()));
        assertTrue(kept.getFirst().message().contains("0-2"), kept.getFirst()::message);
        assertEquals(
                List.of("m1", "m2"),
                projected.tables().messages().stream()
                        .map(MessageRow::messageId)
                        .toList());
        assertEquals(2, projected.projector().counts().unreadable());
        assertEquals("", projected.projector().problem());
    }

    @Test
    void whatWasRejectedIsKeptWithItsBotOrWithNone() throws InterruptedException {
        projected.sayOneByOne(
                bot.rejected(new UUID(1, 1), "{", bot.incoming("m1").build()),
                Sayings.rejectedOfNobody(new UUID(1, 2), "[]"));
        List<QuarantineRow> kept = projected.tables().quarantine();
        assertEquals(
                List.of(new UUID(1, 1), new UUID(1, 2)),
                kept.stream().map(QuarantineRow::id).toList());
        assertEquals("bot_a", kept.getFirst().bot());
        assertNull(kept.getLast().bot());
        assertEquals(1, projected.tables().messages().size(), "what was valid beside it counts");
    }

    @Test
    void damageOfTheLogItselfStopsLoudlyAndLeavesNothingOut() throws Exception {
        projected.sayOneByOne(bot.record(bot.incoming("m1").build()));
        projected.log.appendDamaged();
        projected.log.append(bot.record(bot.incoming("m2").build()));
        String problem = TestServer.await(() -> projected.projector().problem(), text -> !text.isEmpty());
        assertTrue(problem.contains("damaged"), problem);
        assertEquals("0-1", projected.projector().position().toString());
        assertEquals(1, projected.tables().messages().size());
    }
}
