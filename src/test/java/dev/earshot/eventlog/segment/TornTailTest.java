package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import dev.earshot.eventlog.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a crash in the middle of a write leaves behind. */
class TornTailTest {
    private static final String FILE = Segment.name(0);

    /** Where batches end in the file: first, second, third. */
    private final List<Integer> ends = new ArrayList<>();

    /** A log of three batches as a crash leaves it: no mark at the end, zeros ahead. */
    private final byte[] image = imageOfThreeBatches();

    private byte[] imageOfThreeBatches() {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        try (SegmentLog log = TestLogs.open(disk)) {
            for (String text : List.of("first", "second", "third, somewhat longer")) {
                append(log, text);
                ends.add((int) log.end().offset(0) + SegmentHeader.BYTES);
            }
            return disk.files().get(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWholeLastBatchIsKept() throws IOException {
        assertEquals(List.of("first", "second", "third, somewhat longer"), recoveredFrom(image));
    }

    @Test
    void aLastBatchThatEndsAnywhereIsCutOffWhenTheFileEndsThere() throws IOException {
        for (int end = ends.get(1); end < ends.get(2); end++) {
            assertEquals(List.of("first", "second"), recoveredFrom(Arrays.copyOf(image, end)), "ends at " + end);
        }
    }

    @Test
    void aLastBatchThatEndsAnywhereIsCutOffWhenZerosFollow() throws IOException {
        for (int end = ends.get(1); end < ends.get(2); end++) {
            byte[] torn = image.clone();
            Arrays.fill(torn, end, torn.length, (byte) 0);
            assertEquals(List.of("first", "second"), recoveredFrom(torn), "zeros from " + end);
        }
    }

    @Test
    void aLastBatchThatBeginsAnywhereIsCutOff() throws IOException {
        for (int begin = ends.get(1) + 1; begin < ends.get(2); begin++) {
            byte[] torn = image.clone();
            Arrays.fill(torn, ends.get(1), begin, (byte) 0);
            assertEquals(List.of("first", "second"), recoveredFrom(torn), "zeros up to " + begin);
        }
    }

    @Test
    void whatStoodOnTheDiskBeforeIsCutOff() throws IOException {
        Random random = new Random(7);
        for (int length : new int[] {1, 23, 24, 25, 100, 900}) {
            byte[] torn = Arrays.copyOf(image, ends.get(2) + length);
            byte[] stale = new byte[length];
            random.nextBytes(stale);
            System.arraycopy(stale, 0, torn, ends.get(2), length);
            assertEquals(List.of("first", "second", "third, somewhat longer"), recoveredFrom(torn));
        }
    }

    @Test
    void batchesOfAnotherSegmentOfTheSamePlaceAreCutOff() throws IOException {
        byte[] stale = image.clone();
        byte[] header =
                new SegmentHeader(0, TestLogs.NOON.instant(), 0xBEEF).encode().array();
        System.arraycopy(header, 0, stale, 0, SegmentHeader.BYTES);
        assertEquals(List.of(), recoveredFrom(stale));
    }

    @Test
    void aPayloadThatImitatesFramesDoesNotMakeATornBatchLookDamaged() throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(40 * Frame.BYTES);
        int first = ends.get(2) - SegmentHeader.BYTES + Frame.BYTES + RecordScanner.RECORD_HEADER_BYTES;
        for (int at = 0; at < payload.capacity(); at += Frame.BYTES) {
            new Frame(Frame.Kind.BATCH, first + at, 1, 10).encode(payload, at, 0);
        }
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1), Map.of(FILE, image));
        byte[] imitated;
        try (SegmentLog log = TestLogs.open(disk, TestLogs.SETTINGS.withSegmentBytes(4096))) {
            Answer.to(log, payload.array()).assertDurable();
            imitated = disk.files().get(FILE);
        }
        imitated[ends.get(2) + 5] ^= 1;
        assertEquals(List.of("first", "second", "third, somewhat longer"), recoveredFrom(imitated));
    }

    @Test
    void aTornFirstBatchLeavesAnEmptyLog() throws IOException {
        assertEquals(List.of(), recoveredFrom(Arrays.copyOf(image, ends.getFirst() - 1)));
        assertEquals(List.of(), recoveredFrom(Arrays.copyOf(image, SegmentHeader.BYTES)));
    }

    /** What is in the log; it also has to take records, and to have all of them when opened once more. */
    private static List<String> recoveredFrom(byte[] torn) throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1), Map.of(FILE, torn));
        List<String> recovered;
        try (SegmentLog log = TestLogs.open(disk)) {
            recovered = allTexts(log);
            append(log, "new");
        }
        disk.losePower();
        try (SegmentLog log = TestLogs.open(disk)) {
            List<String> expected = new ArrayList<>(recovered);
            expected.add("new");
            assertEquals(expected, allTexts(log));
            assertTrue(Records.readAll(log, log.end()).isEmpty());
        }
        return recovered;
    }
}
