package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.DamagedLogException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Acknowledged records are given back as they were, or the log says loudly that it cannot. */
class DamageTest {
    private static final List<String> TEXTS = numbered("a record of some length, number ", 60);

    /** A log of many batches and several segments, closed in good order. */
    private final NavigableMap<String, byte[]> files = filesOfAClosedLog();

    private static NavigableMap<String, byte[]> filesOfAClosedLog() {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        try (SegmentLog log = TestLogs.open(disk)) {
            for (int i = 0; i < TEXTS.size(); i += 5) {
                append(log, TEXTS.subList(i, i + 5));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new TreeMap<>(disk.files());
    }

    @Test
    void theLogHasSeveralSegmentsAndOpens() throws IOException {
        assertTrue(files.size() >= 3, () -> files.keySet().toString());
        assertEquals(TEXTS, read(files));
    }

    @Test
    void openingALogThatWasClosedChangesNothing() throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1), files);
        try (SegmentLog log = TestLogs.open(disk)) {
            assertEquals(TEXTS, allTexts(log));
            disk.files().forEach((name, content) -> assertArrayEquals(files.get(name), content, name));
        }
    }

    @Test
    void aFlippedBitAnywhereIsNeverReadAndNeverLosesARecordInSilence() {
        int refused = 0;
        int harmless = 0;
        Random random = new Random(3);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            for (int at = 0; at < file.getValue().length; at++) {
                byte[] flipped = file.getValue().clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                if (isRefused(with(file.getKey(), flipped), file.getKey() + " at " + at)) {
                    refused++;
                } else {
                    harmless++;
                }
            }
        }
        // Only the marks at the ends of the files can be spared.
        assertEquals(files.size() * Frame.BYTES, harmless);
        assertTrue(refused > 2_500, () -> "too little to mean anything");
    }

    private static boolean isRefused(Map<String, byte[]> damaged, String what) {
        try {
            assertEquals(TEXTS, read(damaged), what);
            return false;
        } catch (DamagedLogException e) {
            return true;
        } catch (IOException e) {
            throw new AssertionError(what, e);
        }
    }

    @Test
    void theMessageNamesFilePlaceAndRemedy() {
        String second = files.higherKey(files.firstKey());
        byte[] flipped = files.get(second).clone();
        flipped[100] ^= 1;
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> read(with(second, flipped)));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("/faulty/" + second), message);
        assertTrue(message.contains("byte "), message);
        assertTrue(message.contains("restore"), message);
    }

    @Test
    void recordsBeforeTheDamageCanStillBeRead() throws IOException {
        String second = files.higherKey(files.firstKey());
        byte[] flipped = files.get(second).clone();
        flipped[flipped.length - Frame.BYTES - 1] ^= 1;
        try (SegmentLog log = TestLogs.open(new FaultyDisk(new SplittableRandom(1), with(second, flipped)))) {
            DamagedReading reading = DamagedReading.of(log);
            assertTrue(reading.texts().size() > 10);
            assertEquals(TEXTS.subList(0, reading.texts().size()), reading.texts());
            assertTrue(reading.failsAgain());
        }
    }

    @Test
    void aMissingSegmentIsNoticedWhereverItIs() {
        for (String name : files.keySet()) {
            Map<String, byte[]> without = new TreeMap<>(files);
            without.remove(name);
            DamagedLogException e = assertThrows(DamagedLogException.class, () -> openAndClose(without), name);
            assertTrue(String.valueOf(e.getMessage()).contains("missing"), e.getMessage());
        }
    }

    @Test
    void aSegmentThatWasCutShortIsNoticedByTheNextOne() {
        for (String name : files.headMap(files.lastKey()).keySet()) {
            byte[] content = files.get(name);
            byte[] cut = Arrays.copyOf(content, content.length - Frame.BYTES - 1);
            assertThrows(DamagedLogException.class, () -> openAndClose(with(name, cut)), name);
        }
    }

    @Test
    void aSegmentUnderAnothersNameIsNoticed() {
        String first = files.firstKey();
        String second = files.higherKey(first);
        Map<String, byte[]> swapped = new TreeMap<>(files);
        swapped.put(first, files.get(second));
        swapped.put(second, files.get(first));
        DamagedLogException e = assertThrows(DamagedLogException.class, () -> openAndClose(swapped));
        assertTrue(String.valueOf(e.getMessage()).contains("it holds the segment"), e.getMessage());
    }

    @Test
    void aFormatOfTheFutureIsNoDamageButRefused() {
        byte[] newer = files.get(files.lastKey()).clone();
        byte[] header = new SegmentHeader(2, Segment.baseOf(files.lastKey()), TestLogs.NOON.instant(), 1)
                .encode()
                .array();
        System.arraycopy(header, 0, newer, 0, header.length);
        IOException e = assertThrows(IOException.class, () -> openAndClose(with(files.lastKey(), newer)));
        assertTrue(String.valueOf(e.getMessage()).contains("start the newer version again"), e.getMessage());
    }

    @Test
    void aFlippedBitInALogThatWasNotClosedCostsTheLastBatchAtMost() throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        int beforeLast;
        Map<String, byte[]> unclosed;
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, "first");
            append(log, "second");
            beforeLast = (int) log.end().offset(0) + SegmentHeader.BYTES;
            append(log, "last");
            unclosed = disk.files();
        }
        for (int at = 0; at < beforeLast + Frame.BYTES + 12; at++) {
            byte[] flipped = unclosed.get(Segment.name(0)).clone();
            flipped[at] ^= 64;
            FaultyDisk damaged = new FaultyDisk(new SplittableRandom(1), Map.of(Segment.name(0), flipped));
            if (at < beforeLast) {
                assertThrows(DamagedLogException.class, () -> TestLogs.open(damaged), "byte " + at);
            } else {
                try (SegmentLog log = TestLogs.open(damaged)) {
                    assertEquals(List.of("first", "second"), allTexts(log), "byte " + at);
                }
            }
        }
    }

    @Test
    void refusingChangesNothing() {
        String first = files.firstKey();
        Map<String, byte[]> without = new TreeMap<>(files);
        without.remove(files.higherKey(first));
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1), without);
        assertThrows(DamagedLogException.class, () -> TestLogs.open(disk));
        assertEquals(without.keySet(), disk.files().keySet());
        disk.files().forEach((name, content) -> assertArrayEquals(without.get(name), content, name));
    }

    private Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.put(name, content);
        return changed;
    }

    private static void openAndClose(Map<String, byte[]> content) throws IOException {
        TestLogs.open(new FaultyDisk(new SplittableRandom(1), content)).close();
    }

    private static List<String> read(Map<String, byte[]> content) throws IOException {
        try (SegmentLog log = TestLogs.open(new FaultyDisk(new SplittableRandom(1), content))) {
            return allTexts(log);
        }
    }
}
