package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import dev.earshot.eventlog.LogPosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * One life of a log (begin, append, roll, delete what is old, close, open again), which is cut short at every single
 * operation on the disk in turn.
 */
class EveryOperationTest {
    private static final int RECORDS = 24;
    private static final int NEEDED_FROM = 12;

    private static final SegmentLogSettings SETTINGS = TestLogs.SETTINGS.withRetention(Retention.maxBytes(1));

    /** What one life has seen. */
    private static final class Life {
        private final FaultyDisk disk;
        private final List<String> acknowledged = new ArrayList<>();

        Life(FaultyDisk disk) {
            this.disk = disk;
        }

        /** Goes on as far as the disk lets it. */
        void live() {
            try {
                appendSome(0, RECORDS / 2);
                appendSome(RECORDS / 2, RECORDS);
            } catch (IOException e) {
                // As far as it came. The log did not open, or retention could not delete.
            }
        }

        private void appendSome(int from, int to) throws IOException {
            try (SegmentLog log = TestLogs.open(disk, SETTINGS)) {
                LogPosition needed = log.start();
                for (int i = from; i < to; i++) {
                    String text = i + " " + "x".repeat(100);
                    if (Answer.to(log, bytes(text)).isDurable()) {
                        acknowledged.add(text);
                    }
                    needed = i < NEEDED_FROM ? log.end() : needed;
                }
                log.retain(needed);
            }
        }

        /** Each acknowledged record once and in order, but for old ones at the front. */
        void assertKept(String what) {
            try (SegmentLog log = TestLogs.open(disk, SETTINGS)) {
                List<String> found = allTexts(log);
                assertEquals(found.size(), new HashSet<>(found).size(), what);
                List<String> kept = new ArrayList<>(acknowledged);
                kept.retainAll(found);
                int lost = acknowledged.size() - kept.size();
                assertEquals(acknowledged.subList(lost, acknowledged.size()), kept, what);
                assertTrue(
                        acknowledged.subList(0, lost).stream().allMatch(text -> number(text) < NEEDED_FROM),
                        () -> what + ": lost " + acknowledged.subList(0, lost));
                append(log, "goes on");
                assertEquals("goes on", allTexts(log).getLast());
            } catch (IOException e) {
                throw new AssertionError(what, e);
            }
        }

        private static int number(String text) {
            return Integer.parseInt(text.substring(0, text.indexOf(' ')));
        }
    }

    private static int operationsOfAWholeLife() {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        Life life = new Life(disk);
        life.live();
        assertEquals(RECORDS, life.acknowledged.size());
        assertTrue(disk.files().containsKey(StartFile.NAME), "the premise: something was deleted");
        return disk.operations();
    }

    @Test
    void thePowerGoesAtAnyOperation() {
        int count = operationsOfAWholeLife();
        for (int after = 0; after <= count; after++) {
            for (int seed = 0; seed < 4; seed++) {
                FaultyDisk disk = new FaultyDisk(new SplittableRandom(seed));
                Life life = new Life(disk);
                disk.failAfter(after, true);
                life.live();
                disk.losePower();
                life.assertKept("power lost after " + after + " operations, seed " + seed);
            }
        }
    }

    @Test
    void theProcessDiesAtAnyOperation() {
        int count = operationsOfAWholeLife();
        for (int after = 0; after <= count; after++) {
            FaultyDisk disk = new FaultyDisk(new SplittableRandom(after));
            Life life = new Life(disk);
            disk.failAfter(after, true);
            life.live();
            disk.kill();
            life.assertKept("killed after " + after + " operations");
            disk.losePower();
            life.assertKept("killed after " + after + " operations, then power lost");
        }
    }

    @Test
    void anyOperationFailsOnce() {
        int count = operationsOfAWholeLife();
        for (int after = 0; after <= count; after++) {
            FaultyDisk disk = new FaultyDisk(new SplittableRandom(after));
            Life life = new Life(disk);
            disk.failAfter(after, false);
            life.live();
            disk.losePower();
            life.assertKept("operation " + after + " failed");
        }
    }
}
