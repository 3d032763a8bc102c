package dev.earshot.projection;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.QUARANTINE;
import static dev.earshot.store.Tables.USER_PROPERTIES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.event.EventId;
import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.report.Ledger;
import dev.earshot.report.Quarantine;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.Store;
import dev.earshot.store.duckdb.DuckDbSettings;
import dev.earshot.store.duckdb.DuckDbStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When the projector says that it is there, every query that starts later finds it: in each table, on each of the pooled
 * connections, over one bot's rows and over all, and while the quarantine is trimmed after every batch.
 *
 * <p>{@code -Dearshot.rounds=N} sets the number of rounds.
 */
class VisibilityTest {
    private static final int ASKING = 3;
    private static final int KEPT_REJECTIONS = 5;

    private final int rounds = Integer.getInteger("earshot.rounds", 36);
    private final List<Sayings> bots = List.of(new Sayings("bot_a"), new Sayings("bot_b"), new Sayings("bot_c"));
    private final InMemoryLog log = new InMemoryLog();

    @Test
    void whatThePositionSaysIsWrittenIsInEveryQueryFromThenOn(@TempDir Path folder) throws Exception {
        AtomicLong minutes = new AtomicLong();
        // Each look at the clock finds the next trim due.
        InstantSource hurrying = () -> Sayings.NOON.plus(Duration.ofMinutes(minutes.addAndGet(11)));
        ProjectorSettings settings = TestSettings.IMMEDIATE.withQuarantine(KEPT_REJECTIONS, Duration.ofDays(10_000));
        try (Store store = DuckDbStore.open(DuckDbSettings.of(folder), InstantSource.system());
                Projector projector = new Projector(log, store, settings, hurrying);
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            projector.start();
            for (int round = 0; round < rounds; round++) {
                say(bots.get(round % bots.size()), round, projector);
                askAll(callers, store, bots.get(round % bots.size()), round);
            }
            assertTrue(count(store, QUARANTINE, DSL.noCondition()) <= (KEPT_REJECTIONS + 1L) * bots.size(), "trimmed");
        }
    }

    private void say(Sayings bot, int round, Projector projector) throws InterruptedException {
        LogPosition said = log.append(bot.rejected(
                new UUID(1, round),
                "{",
                bot.incoming("m" + round)
                        .by("u" + round)
                        .introducing("{\"n\":" + round + "}")
                        .build(),
                bot.edit("c" + round, "u" + round, "m" + round, "changed"),
                bot.revenue("e" + round, "u" + round, "1.5")));
        assertTrue(projector.awaitCaughtUp(said, Duration.ofSeconds(20)), projector::problem);
    }

    private static void askAll(ExecutorService callers, Store store, Sayings bot, int round) throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        // A plan over the parts of all bots is long: one such question each round.
        answers.add(callers.submit(() -> assertEquals(1, ofAllBots(store, bot, round), "of all, in round " + round)));
        for (int i = 0; i < ASKING; i++) {
            answers.add(callers.submit(() -> askOfOneBot(store, bot.bot().value(), bot, round)));
        }
        for (Future<?> answer : answers) {
            answer.get();
        }
    }

    private static void askOfOneBot(Store store, String name, Sayings bot, int round) {
        Asked asked = asked(bot, round);
        List<? extends Record> found = store.query(
                name, DSL.select(DSL.count()).from(asked.table).where(asked.ofBot.eq(name), asked.condition));
        assertEquals(1, found.getFirst().get(0, Integer.class), asked.table + " in round " + round);
        assertEquals(new UUID(1, round), newestRejection(store, name), "in round " + round);
        assertEquals(3L * (round / 3 + 1), new Ledger(store).of(name).stored(), "in round " + round);
    }

    private static long ofAllBots(Store store, Sayings bot, int round) {
        Asked asked = asked(bot, round);
        return count(store, asked.table, asked.condition);
    }

    private record Asked(Table<?> table, Field<String> ofBot, Condition condition) {}

    private static Asked asked(Sayings bot, int round) {
        return switch (round / 3 % 4) {
            case 0 -> new Asked(MESSAGE, MESSAGE.BOT, MESSAGE.ID.eq(id(bot, "m" + round)));
            case 1 -> new Asked(MARK, MARK.BOT, MARK.ID.eq(id(bot, "c" + round)));
            case 2 -> new Asked(EVENT, EVENT.BOT, EVENT.ID.eq(id(bot, "e" + round)));
            default -> new Asked(USER_PROPERTIES, USER_PROPERTIES.BOT, USER_PROPERTIES.USER.eq("u" + round));
        };
    }

    private static @Nullable UUID newestRejection(Store store, String bot) {
        return new Quarantine(store).newest(bot).map(QuarantineRow::id).orElse(null);
    }

    private static UUID id(Sayings bot, String key) {
        return EventId.of(bot.bot(), key).toUuid();
    }

    private static long count(Store store, Table<?> table, Condition condition) {
        return store.query(DSL.select(DSL.count()).from(table).where(condition))
                .getFirst()
                .value1();
    }
}
