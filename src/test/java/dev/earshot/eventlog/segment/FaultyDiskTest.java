package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** That the disk in memory fails as it says, and otherwise does not. */
class FaultyDiskTest {
    private static final byte[] OLD = filled(5_000, 1);
    private static final byte[] NEW = filled(5_000, 2);

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static FaultyDisk with(int seed, byte[] forced) throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(seed));
        Disk booted = disk.boot();
        try (SegmentFile file = booted.create("file")) {
            file.writeFully(ByteBuffer.wrap(forced), 0);
            file.force();
        }
        booted.force();
        return disk;
    }

    private static byte[] contentOf(FaultyDisk disk) {
        return disk.files().getOrDefault("file", new byte[0]);
    }

    @Test
    void whatWasForcedOutlivesAPowerLoss() throws IOException {
        FaultyDisk disk = with(1, OLD);
        disk.losePower();
        assertArrayEquals(OLD, contentOf(disk));
    }

    @Test
    void whatWasNotForcedIsKeptInPartOrNotAtAll() throws IOException {
        Set<Integer> kept = new HashSet<>();
        for (int seed = 0; seed < 200; seed++) {
            FaultyDisk disk = with(seed, OLD);
            try (SegmentFile file = disk.boot().open("file")) {
                file.writeFully(ByteBuffer.wrap(NEW), 0);
            }
            assertArrayEquals(NEW, contentOf(disk), "seen until the power goes");
            disk.losePower();
            int sectors = 0;
            for (int at = 0; at < 5_000; at += 512) {
                sectors += contentOf(disk)[at] == 2 ? 1 : 0;
            }
            kept.add(sectors);
        }
        assertTrue(kept.contains(0) && kept.contains(10) && kept.size() > 5, kept::toString);
    }

    @Test
    void aKilledProcessLeavesWhatItWrote() throws IOException {
        FaultyDisk disk = with(1, OLD);
        SegmentFile file = disk.boot().open("file");
        file.writeFully(ByteBuffer.wrap(NEW), 0);
        disk.kill();
        assertArrayEquals(NEW, contentOf(disk));
        assertThrows(IOException.class, () -> file.write(ByteBuffer.wrap(OLD), 0));
        assertThrows(IOException.class, file::force);
    }

    @Test
    void afterAFailedForceThePagesCountAsCleanAndTheNextForceProvesNothing() throws IOException {
        int lost = 0;
        for (int seed = 0; seed < 50; seed++) {
            FaultyDisk disk = with(seed, OLD);
            try (SegmentFile file = disk.boot().open("file")) {
                file.writeFully(ByteBuffer.wrap(NEW), 0);
                disk.setForcesFail(true);
                assertThrows(IOException.class, file::force);
                disk.setForcesFail(false);
                file.force();
                assertArrayEquals(NEW, contentOf(disk));
            }
            disk.losePower();
            lost += Arrays.equals(NEW, contentOf(disk)) ? 0 : 1;
        }
        assertTrue(lost > 10, lost + " lost");
    }

    @Test
    void namesThatWereNotForcedMayBeLost() throws IOException {
        Set<Set<String>> seen = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            FaultyDisk disk = with(seed, OLD);
            Disk booted = disk.boot();
            booted.rename("file", "renamed");
            booted.create("created").close();
            assertEquals(Set.of("renamed", "created"), disk.files().keySet());
            disk.losePower();
            seen.add(disk.files().keySet());
        }
        assertTrue(seen.contains(Set.of("file")) && seen.contains(Set.of("renamed", "created")), seen::toString);
    }

    @Test
    void aFullDiskTakesWhatFitsAndThenRefuses() throws IOException {
        FaultyDisk disk = with(1, OLD);
        disk.setCapacity(5_100);
        try (SegmentFile file = disk.boot().open("file")) {
            assertEquals(5_000, file.write(ByteBuffer.wrap(NEW), 0), "overwriting needs no room");
            assertEquals(100, file.write(ByteBuffer.wrap(NEW), 5_000));
            IOException e = assertThrows(IOException.class, () -> file.write(ByteBuffer.wrap(NEW), 5_100));
            assertEquals("No space left on device", e.getMessage());
            file.truncate(4_000);
            assertEquals(1_100, file.write(ByteBuffer.wrap(NEW), 4_000));
        }
    }

    @Test
    void failsOnceOrForGood() throws IOException {
        FaultyDisk disk = with(1, OLD);
        Disk booted = disk.boot();
        disk.failAfter(1, false);
        booted.force();
        assertThrows(IOException.class, booted::force);
        booted.force();
        disk.failAfter(0, true);
        assertThrows(IOException.class, booted::force);
        assertThrows(IOException.class, booted::force);
        assertFalse(disk.files().isEmpty());
    }
}
