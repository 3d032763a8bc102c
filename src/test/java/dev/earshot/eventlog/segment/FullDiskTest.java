package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk costs no acknowledged record, and when there is room again nobody has to do anything. */
class FullDiskTest {
    private static final int DISK_BYTES = 4 * 1024 * 1024;
    private static final int OTHERS_BYTES = 2 * 1024 * 1024;

    private static final SegmentLogSettings SETTINGS = SegmentLogSettings.in(Path.of("unused"))
            .withSegmentBytes(DISK_BYTES)
            .withRetryAfter(Duration.ofMillis(1));

    /** Fills the disk up to the given number of bytes, or frees it again. */
    private interface Filling {
        void fill(int bytes) throws IOException;
    }

    @Test
    void aDiskInMemory() throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        losesNothingAndGoesOn(disk::boot, bytes -> disk.setCapacity(DISK_BYTES - bytes));
    }

    @Test
    void aRealFileSystem(@TempDir Path folder) throws Exception {
        Optional<Tmpfs> mounted = Tmpfs.mount(folder, DISK_BYTES);
        if (mounted.isEmpty()) {
            System.out.println("No tmpfs can be mounted here (not root, or not Linux): the full disk is simulated");
            aDiskInMemory();
            return;
        }
        try (Tmpfs tmpfs = mounted.get()) {
            Path others = tmpfs.folder().resolve("others");
            losesNothingAndGoesOn(
                    () -> FolderDisk.open(tmpfs.folder().resolve("log")),
                    bytes -> Files.write(others, new byte[bytes]));
        }
    }

    private interface Booting {
        Disk boot() throws IOException;
    }

    private static void losesNothingAndGoesOn(Booting booting, Filling others) throws IOException {
        others.fill(OTHERS_BYTES);
        List<String> kept = new ArrayList<>();
        try (SegmentLog log = open(booting)) {
            String failure = appendUntilFull(log, kept);
            assertTrue(kept.size() > 20, "the premise: some records fit");
            assertTrue(failure.contains("No space left on device"), failure);
            assertTrue(log.health().problem().contains("No space left on device"), log.health()::problem);
            assertEquals(kept, allTexts(log));

            others.fill(0);
            FailureTest.awaitGood(log);
            int before = kept.size();
            appendUntilFull(log, kept);
            assertTrue(kept.size() > before + 20, "the premise: room was freed");
            assertEquals(kept, allTexts(log));
        }
        try (SegmentLog log = open(booting)) {
            assertEquals(kept, allTexts(log), "opens on a full disk");
            assertFalse(kept.isEmpty());
        }
    }

    private static SegmentLog open(Booting booting) throws IOException {
        return SegmentLog.open(SETTINGS, TestLogs.NOON, booting.boot(), new Random(5));
    }

    /** Appends to {@code kept} what was acknowledged; the failure. */
    private static String appendUntilFull(SegmentLog log, List<String> kept) {
        String filler = "x".repeat(32 * 1024);
        while (true) {
            String text = kept.size() + " " + filler;
            Answer answer = Answer.to(log, bytes(text));
            if (!answer.isDurable()) {
                return answer.failure();
            }
            kept.add(text);
        }
    }
}
