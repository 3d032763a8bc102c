package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.numbered;
import static dev.earshot.eventlog.Records.readAll;
import static dev.earshot.eventlog.Records.readCount;
import static dev.earshot.eventlog.Records.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.DamagedLogException;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is deleted, what is not, and what readers notice of it. */
class RetentionTest {
    private static final List<String> TEXTS = numbered("a record that is about forty bytes ", 200);

    private final FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource clock = () -> now;

    private SegmentLog open(Retention retention) throws IOException {
        return TestLogs.open(disk, TestLogs.SETTINGS.withRetention(retention), clock);
    }

    /** In batches shorter than a segment. */
    private static void appendSlowly(SegmentLog log, List<String> texts) {
        for (int i = 0; i < texts.size(); i += 5) {
            append(log, texts.subList(i, i + 5));
        }
    }

    private long segmentCount() {
        return disk.files().keySet().stream().filter(Segment::isName).count();
    }

    @Test
    void everythingIsKeptUnlessAskedOtherwise() throws IOException {
        try (SegmentLog log = TestLogs.open(disk, TestLogs.SETTINGS, clock)) {
            appendSlowly(log, TEXTS);
            now = now.plus(Duration.ofDays(40_000));
            assertEquals(0, log.retain(log.end()));
            assertEquals(TEXTS, allTexts(log));
        }
    }

    @Test
    void theOldestSegmentsAreDeletedUntilTheRestIsShortEnough() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(3_000))) {
            appendSlowly(log, TEXTS);
            long before = log.end().offset(0);
            assertTrue(before > 9_000, "the premise: there is more");
            long deleted = log.retain(log.end());
            assertEquals(log.start(), LogPosition.of(deleted));
            assertTrue(before - deleted <= 3_000 && before - deleted > 1_000, () -> deleted + " of " + before);
            List<String> kept = allTexts(log);
            assertEquals(TEXTS.subList(TEXTS.size() - kept.size(), TEXTS.size()), kept);
            long zerosAhead = TestLogs.SETTINGS.segmentBytes();
            long framing = 8 * 64;
            assertTrue(disk.used() < 3_000 + zerosAhead + framing, () -> disk.used() + " bytes on disk");
        }
    }

    @Test
    void theGrowingSegmentIsNeverDeleted() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(1))) {
            appendSlowly(log, TEXTS);
            log.retain(log.end());
            assertEquals(1, segmentCount());
            assertFalse(allTexts(log).isEmpty());
            append(log, "more");
            assertEquals("more", allTexts(log).getLast());
        }
    }

    @Test
    void whatIsStillNeededIsNeverDeleted() throws IOException {
        try (SegmentLog log = open(new Retention(Duration.ofNanos(1), 1))) {
            appendSlowly(log, TEXTS);
            now = now.plus(Duration.ofDays(1));
            LogPosition needed = readAll(log, LogPosition.START).get(100).next();
            assertTrue(log.retain(needed) > 0);
            assertEquals(TEXTS.subList(101, 200), texts(readAll(log, needed)));
            assertEquals(0, log.retain(LogPosition.START));
        }
    }

    @Test
    void recordsAreDeletedWhenTheyAreTooOldAndNotBefore() throws IOException {
        try (SegmentLog log = open(Retention.maxAge(Duration.ofDays(30)))) {
            appendSlowly(log, TEXTS.subList(0, 100));
            now = now.plus(Duration.ofDays(20));
            appendSlowly(log, TEXTS.subList(100, 200));
            now = now.plus(Duration.ofDays(10));
            assertEquals(0, log.retain(log.end()));
            now = now.plus(Duration.ofHours(1));
            log.retain(log.end());
            List<String> kept = allTexts(log);
            assertTrue(kept.size() < 200, "some are gone");
            assertTrue(kept.containsAll(TEXTS.subList(100, 200)), "no young one is");
        }
    }

    @Test
    void aSegmentThatGrowsSlowlyIsEndedSoThatItsRecordsCanGo() throws IOException {
        try (SegmentLog log = open(Retention.maxAge(Duration.ofDays(8)))) {
            append(log, "old");
            now = now.plus(Duration.ofDays(1)).plusSeconds(1);
            log.retain(log.end());
            awaitSegments(2);
            append(log, "young");
            now = now.plus(Duration.ofDays(8)).plusSeconds(1);
            assertTrue(log.retain(log.end()) > 0);
            assertEquals(List.of("young"), allTexts(log));
        }
    }

    private void awaitSegments(int count) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (segmentCount() < count) {
            assertTrue(System.nanoTime() - deadline < 0, "no new segment came");
            Thread.onSpinWait();
        }
    }

    @Test
    void anEmptySegmentIsNotEnded() throws IOException {
        try (SegmentLog log = open(Retention.maxAge(Duration.ofDays(8)))) {
            now = now.plus(Duration.ofDays(100));
            log.retain(log.end());
            append(log, "x");
            log.retain(log.end());
            assertEquals(List.of("x"), allTexts(log));
        }
    }

    @Test
    void theLogBeginsWhereItDidWhenOpenedAgain() throws IOException {
        LogPosition start;
        try (SegmentLog log = open(Retention.maxBytes(2_000))) {
            appendSlowly(log, TEXTS);
            log.retain(log.end());
            start = log.start();
        }
        try (SegmentLog log = open(Retention.maxBytes(2_000))) {
            assertEquals(start, log.start());
            assertEquals("a record that is about forty bytes 199", allTexts(log).getLast());
        }
    }

    @Test
    void whatRetentionDidNotDeleteIsMissed() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(3_000))) {
            appendSlowly(log, TEXTS);
            log.retain(log.end());
        }
        Map<String, byte[]> files = disk.files();
        files.remove(files.keySet().stream().filter(Segment::isName).findFirst().orElseThrow());
        assertThrows(DamagedLogException.class, () -> TestLogs.open(new FaultyDisk(new SplittableRandom(1), files)));
    }

    @Test
    void anUnreadableStartDeletesNothing() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(3_000))) {
            appendSlowly(log, TEXTS);
            log.retain(log.end());
        }
        Map<String, byte[]> files = disk.files();
        for (int bit = 0; bit < Frame.BYTES * 8; bit++) {
            byte[] flipped = files.get(StartFile.NAME).clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Map<String, byte[]> damaged = new java.util.TreeMap<>(files);
            damaged.put(StartFile.NAME, flipped);
            FaultyDisk other = new FaultyDisk(new SplittableRandom(1), damaged);
            assertThrows(DamagedLogException.class, () -> TestLogs.open(other));
            assertEquals(files.keySet(), other.files().keySet());
        }
    }

    @Test
    void readingFromAPlaceNoLongerKeptIsRefused() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(2_000))) {
            appendSlowly(log, TEXTS);
            LogPosition old = readAll(log, LogPosition.START).get(3).next();
            log.retain(log.end());
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> log.read(old));
            assertTrue(String.valueOf(e.getMessage()).contains("no longer kept"), e.getMessage());
            assertThrows(IllegalArgumentException.class, () -> log.read(LogPosition.of(0)));
            List<LogRecord> fromTheStart = readAll(log, LogPosition.START);
            assertEquals(texts(readAll(log, log.start())), texts(fromTheStart));
        }
    }

    @Test
    void aReaderThatIsOvertakenSaysSoRatherThanSkip() throws IOException {
        try (SegmentLog log = open(Retention.maxBytes(2_000))) {
            appendSlowly(log, TEXTS);
            try (LogReader reader = log.read(LogPosition.START)) {
                assertEquals(TEXTS.getFirst(), texts(readCount(reader, 1)).getFirst());
                log.retain(log.end());
                IllegalStateException e = assertThrows(IllegalStateException.class, () -> {
                    while (true) {
                        readCount(reader, 1);
                    }
                });
                assertTrue(String.valueOf(e.getMessage()).contains("retention"), e.getMessage());
                assertTrue(reader.position().offset(0) < log.start().offset(0));
            }
        }
    }
}
