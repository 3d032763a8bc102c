package dev.earshot.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import dev.earshot.event.Intake;
import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.eventlog.LogUnavailableException;
import dev.earshot.wire.dashbot.DashbotDialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayerTest {
    private static final BotId BOT = new BotId("bot_one");
    private static final Instant THEN = Instant.parse("2026-11-01T08:00:00Z");

    private final InMemoryLog log = new InMemoryLog();
    private final Books books = new Books();
    private final Replayer replayer = new Replayer(log, books);

    private static Replayer.Rejected rejected(String body) {
        return new Replayer.Rejected(
                new UUID(1, 2),
                BOT,
                new DashbotDialect(),
                Map.of("type", "incoming", "platform", "universal"),
                body,
                THEN);
    }

    @Test
    void acceptsWhatCanBeUsedNowAsIfItHadBeenThen() throws Exception {
        Replayer.Result result = replayer.replay(rejected("{\"userId\":\"u1\",\"text\":\"late\"}"));

        assertEquals(new Replayer.Result(1, List.of()), result);
        Intake intake = Logged.intakes(log).getFirst();
        assertEquals(THEN, intake.receivedAt());
        assertEquals(THEN, intake.events().getFirst().header().time());
        assertEquals(1, books.of(BOT.value()).received());
        assertEquals(1, books.of(BOT.value()).accepted());
    }

    @Test
    void replayingTwiceGivesTheSameIdsSoNothingIsDoubled() throws Exception {
        replayer.replay(rejected("{\"userId\":\"u1\",\"text\":\"late\"}"));
        replayer.replay(rejected("{\"userId\":\"u1\",\"text\":\"late\"}"));

        List<EventId> ids = Logged.intakes(log).stream()
                .map(intake -> intake.events().getFirst().header().id())
                .toList();
        assertEquals(2, ids.size());
        assertEquals(ids.get(0), ids.get(1));
    }

    @Test
    void saysWhyTheRestStillCannotBeUsed() throws Exception {
        Replayer.Result result = replayer.replay(rejected("{\"userId\":"));

        assertEquals(0, result.accepted());
        assertTrue(result.faults().getFirst().contains("JSON"), result.toString());
        assertEquals(List.of(), Logged.intakes(log));
        assertEquals(Counts.NONE, books.of(BOT.value()));
    }

    @Test
    void tellsThatTheLogTakesNothing() {
        log.close();

        assertThrows(
                LogUnavailableException.class,
                () -> replayer.replay(rejected("{\"userId\":\"u1\",\"text\":\"late\"}")));
    }
}
