package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static dev.earshot.eventlog.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import dev.earshot.eventlog.EventLog;
import dev.earshot.eventlog.LogHealth;
import dev.earshot.eventlog.LogPosition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the log does when the disk does not. */
class FailureTest {
    private final FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));

    @Test
    void aFailedSyncFailsTheAppendAndTheLogTakesRecordsAgain() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, "before");
            disk.setForcesFail(true);
            String failure = Answer.to(log, bytes("lost")).failure();
            assertTrue(failure.contains("cannot write to /faulty: Input/output error"), failure);
            assertFalse(log.health().isGood());
            disk.setForcesFail(false);
            awaitGood(log);
            append(log, "after");
            assertEquals(List.of("before", "after"), allTexts(log));
        }
        disk.losePower();
        try (SegmentLog log = TestLogs.open(disk)) {
            assertEquals(List.of("before", "after"), allTexts(log));
        }
    }

    @Test
    void aSyncThatFailedIsNeverTrustedWhenItSucceedsTheNextTime() throws IOException {
        for (int seed = 0; seed < 50; seed++) {
            FaultyDisk lying = new FaultyDisk(new SplittableRandom(seed));
            try (SegmentLog log = TestLogs.open(lying)) {
                append(log, "before");
                lying.setForcesFail(true);
                Answer.to(log, bytes("lost")).failure();
                lying.setForcesFail(false);
                awaitGood(log);
                append(log, "after");
                lying.losePower();
            }
            try (SegmentLog log = TestLogs.open(lying)) {
                assertEquals(List.of("before", "after"), allTexts(log), "seed " + seed);
            }
        }
    }

    @Test
    void whatRecoveryTakesOnIsDurableThoughItsSyncHadFailed() throws IOException {
        SegmentLogSettings settings = TestLogs.SETTINGS.withSegmentBytes(8_192);
        String longer = "in the page cache only".repeat(200);
        for (int seed = 0; seed < 50; seed++) {
            FaultyDisk lying = new FaultyDisk(new SplittableRandom(seed));
            try (SegmentLog log = TestLogs.open(lying, settings)) {
                append(log, "before");
                lying.setForcesFail(true);
                lying.failAfter(2, true); // the write, the sync; not the cutting back
                Answer.to(log, bytes(longer)).failure();
                lying.kill();
            }
            lying.setForcesFail(false);
            try (SegmentLog log = TestLogs.open(lying, settings)) {
                assertEquals(List.of("before", longer), allTexts(log), "the premise: readers can see it now");
                lying.losePower();
            }
            try (SegmentLog log = TestLogs.open(lying, settings)) {
                assertEquals(List.of("before", longer), allTexts(log), "seed " + seed);
            }
        }
    }

    @Test
    void aFailedSyncOfTheFirstRecordBeginsTheSegmentAnew() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            disk.setForcesFail(true);
            Answer.to(log, bytes("lost")).failure();
            disk.setForcesFail(false);
            awaitGood(log);
            assertEquals(LogPosition.of(0), log.end());
            append(log, "kept");
            assertEquals(List.of("kept"), allTexts(log));
        }
        disk.losePower();
        try (SegmentLog log = TestLogs.open(disk)) {
            assertEquals(List.of("kept"), allTexts(log));
        }
    }

    @Test
    void aFailedWriteFailsTheAppendAndTheLogTakesRecordsAgain() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, "before");
            disk.setWritesFail(true);
            Answer.to(log, bytes("lost")).failure();
            disk.setWritesFail(false);
            awaitGood(log);
            append(log, "after");
            assertEquals(List.of("before", "after"), allTexts(log));
        }
    }

    @Test
    void aDiskThatWritesLessThanAskedLosesNothing() throws IOException {
        disk.setShortWrites(true);
        List<String> texts = numbered("a record with some length ", 200);
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, texts);
            assertEquals(texts, allTexts(log));
        }
        try (SegmentLog log = TestLogs.open(disk)) {
            assertEquals(texts, allTexts(log));
        }
    }

    @Test
    void aBrokenDiskIsAskedSeldomAndAppendsFailAtOnceMeanwhile() throws IOException {
        try (SegmentLog log = TestLogs.open(disk, TestLogs.SETTINGS.withRetryAfter(Duration.ofHours(1)))) {
            append(log, "before");
            disk.setWritesFail(true);
            Answer.to(log, bytes("lost")).failure();
            int asked = disk.operations();
            for (int i = 0; i < 1_000; i++) {
                Answer.to(log, bytes("lost too")).failure();
            }
            assertEquals(asked, disk.operations());
            assertTrue(log.hasRoom());
        }
    }

    @Test
    void theLogHealsWithoutBeingAppendedTo() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            disk.setWritesFail(true);
            Answer.to(log, bytes("lost")).failure();
            disk.setWritesFail(false);
            awaitGood(log);
            assertEquals(LogHealth.GOOD, log.health());
        }
    }

    @Test
    void readersGoOnWhileNothingCanBeWritten() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, "before");
            disk.setWritesFail(true);
            Answer.to(log, bytes("lost")).failure();
            assertEquals(List.of("before"), allTexts(log));
        }
    }

    @Test
    void aBrokenLogCanBeClosed() throws IOException {
        SegmentLog log = TestLogs.open(disk);
        append(log, "before");
        disk.setWritesFail(true);
        disk.setForcesFail(true);
        Answer last = Answer.to(log, bytes("lost"));
        log.close();
        assertFalse(last.isDurable());
        disk.setWritesFail(false);
        disk.setForcesFail(false);
        try (SegmentLog again = TestLogs.open(disk)) {
            assertEquals("before", allTexts(again).getFirst());
        }
    }

    @Test
    void aRecordTooLargeForTheRoomLeftHindersNoSmallerOne() throws IOException {
        disk.setCapacity(20_000);
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, "before");
            Answer.to(log, new byte[30_000]).failure();
            awaitGood(log);
            append(log, "after");
            assertEquals(List.of("before", "after"), allTexts(log));
        }
    }

    static void awaitGood(EventLog log) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!log.health().isGood()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not healed: " + log.health());
            }
            Thread.onSpinWait();
        }
    }
}
