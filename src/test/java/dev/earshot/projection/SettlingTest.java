package dev.earshot.projection;

import static dev.earshot.store.Tables.SAID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.store.Store;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages of more than two hours ago are settled once the projector has nothing else to do. */
class SettlingTest {
    private final InMemoryLog log = new InMemoryLog();
    private final Sayings bot = new Sayings("bot_a");

    @Test
    void settlesWhatIsOverAndNothingElse(@TempDir Path folder) throws Exception {
        log.append(bot.record(bot.incoming("m1").saying("over").at(0).build()));
        log.append(bot.record(bot.incoming("m2").saying("goes on").at(5400).build()));
        // By the full hour: at 15:10, what is before 13:00.
        InstantSource clock = InstantSource.fixed(Sayings.NOON.plus(Duration.ofMinutes(190)));

        List<String> settled = run(folder, clock);

        assertEquals(List.of("over"), settled);
        assertEquals(List.of("over"), run(folder, clock), "also after a restart, once");
    }

    @Test
    void goesOnStoringIfNothingCanBeSettled(@TempDir Path folder) throws Exception {
        try (ProjectedLog projected = new ProjectedLog(folder, TestSettings.IMMEDIATE)) {
            projected.store().failSettling();
            projected.sayOneByOne(
                    bot.record(bot.incoming("m1").build()),
                    bot.record(bot.incoming("m2").build()));
            assertEquals("", projected.projector().problem());
        }
    }

    private List<String> run(Path folder, InstantSource clock) throws Exception {
        try (Store store = DuckDbStore.open(DuckDbSettings.of(folder), clock);
                Projector projector = new Projector(log, store, TestSettings.IMMEDIATE, clock)) {
            projector.start();
            assertTrue(projector.awaitSettled(log.end(), Duration.ofSeconds(30)), () -> projector.problem());
            return store.query("bot_a", DSL.select(SAID.TEXT).from(SAID)).stream()
                    .map(row -> row.value1())
                    .toList();
        }
    }
}
