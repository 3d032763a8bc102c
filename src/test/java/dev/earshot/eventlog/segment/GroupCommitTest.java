package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static dev.earshot.eventlog.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import dev.earshot.eventlog.HeldAnswer;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Appends share syncs. */
class GroupCommitTest {
    private static final SegmentLogSettings SETTINGS = TestLogs.SETTINGS.withSegmentBytes(1024 * 1024);

    private final FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));

    @Test
    void allAppendsThatWaitShareOneSync() throws Exception {
        try (SegmentLog log = TestLogs.open(disk, SETTINGS)) {
            HeldAnswer held = HeldAnswer.of(log);
            List<Answer> answers = numbered("r", 5_000).stream()
                    .map(text -> Answer.to(log, bytes(text)))
                    .toList();
            int before = disk.forces();
            held.release();
            answers.forEach(Answer::assertDurable);
            assertEquals(before + 1, disk.forces());
            assertEquals(5_001, allTexts(log).size());
        }
    }

    @Test
    void anAppendThatIsAloneHasASyncOfItsOwn() throws IOException {
        try (SegmentLog log = TestLogs.open(disk, SETTINGS)) {
            append(log, "first");
            int before = disk.forces();
            for (int i = 0; i < 10; i++) {
                append(log, "r" + i);
            }
            assertEquals(before + 10, disk.forces());
        }
    }

    @Test
    void aBatchIsBoundedSoThatTheFirstRecordNeedNotWaitForTheLast() throws Exception {
        try (SegmentLog log = TestLogs.open(disk, SETTINGS.withSegmentBytes(64 * 1024 * 1024))) {
            HeldAnswer held = HeldAnswer.of(log);
            int before = disk.forces();
            byte[] quarter = new byte[CommitBatch.MAX_BYTES / 4];
            List<Answer> answers = java.util.stream.IntStream.range(0, 9)
                    .mapToObj(i -> Answer.to(log, quarter))
                    .toList();
            held.release();
            answers.forEach(Answer::assertDurable);
            assertEquals(before + 3, disk.forces());
        }
    }

    @Test
    void syncsAreFewWhenManyThreadsAppend() throws Exception {
        int threads = 8;
        int each = 500;
        try (SegmentLog log = TestLogs.open(disk, SETTINGS)) {
            int before = disk.forces();
            Thread[] producers = new Thread[threads];
            for (int t = 0; t < threads; t++) {
                List<String> texts = numbered(t + " ", each);
                producers[t] = Thread.ofPlatform().start(() -> append(log, texts));
            }
            for (Thread producer : producers) {
                producer.join();
            }
            assertEquals(threads * each, allTexts(log).size());
            int forces = disk.forces() - before;
            assertTrue(forces < threads * each / 2, () -> forces + " syncs for " + threads * each + " appends");
        }
    }
}
