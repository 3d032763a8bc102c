package dev.earshot.eventlog.segment;

import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Many lives of many logs: several threads append while the disk fills up, fails and loses power. After each crash every
 * acknowledged record is there, once, in order and whole, and a reader that goes on where it stood sees the same log.
 *
 * <p>{@code -Dearshot.simulation.seed=…} repeats a run, as far as threads allow; {@code -Dearshot.simulation.rounds=…} makes
 * it longer.
 */
class SimulationTest {

    @Test
    void acknowledgedRecordsOutliveEverything() throws Exception {
        long seed = Long.getLong(
                "earshot.simulation.seed", ThreadLocalRandom.current().nextLong());
        int rounds = Integer.getInteger("earshot.simulation.rounds", 200);
        System.out.println("event log simulation: " + rounds + " rounds, seed " + seed);
        int acknowledged = 0;
        int crashes = 0;
        for (int round = 0; round < rounds; round++) {
            SimulatedLog log = new SimulatedLog(seed + round);
            try {
                log.liveAndDie(4);
                log.assertAllKept();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("round with seed " + (seed + round) + ": " + e.getMessage(), e);
            }
            acknowledged += log.acknowledgedCount();
            crashes += log.crashCount();
        }
        System.out.println("event log simulation: " + acknowledged + " records acknowledged, " + crashes + " crashes");
        if (acknowledged < rounds * 20 || crashes < rounds) {
            throw new AssertionError("too little happened to mean anything");
        }
    }
}
