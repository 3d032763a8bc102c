package dev.earshot.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.store.StoredTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rows depend on nothing but the log: not on where batches begin and end, on what is in memory, on restarts or on
 * failures on the way.
 *
 * <p>{@code -Dearshot.seed=N} repeats a run, {@code -Dearshot.logs=N} sets the number of logs.
 */
class BatchBoundariesTest {
    private static final int RECORDS = 120;
    private static final int AMPLE = 10_000;
    private static final int FEW = 2;

    private final long firstSeed = Long.getLong("earshot.seed", System.nanoTime());
    private final int logs = Integer.getInteger("earshot.logs", 1);

    @TempDir
    Path folder;

    @Test
    void theSameLogGivesTheSameRowsHoweverItIsCut() throws Exception {
        for (long seed = firstSeed; seed < firstSeed + logs; seed++) {
            System.out.println("batch boundaries: seed " + seed);
            List<byte[]> records = new RandomLog(seed).records(RECORDS);
            StoredTables atOnce = projected(records, AMPLE, AMPLE, false, seed);
            assertTrue(atOnce.marks().stream().anyMatch(mark -> mark.kind().equals("NOT_HANDLED")), "seed " + seed);
            assertTrue(atOnce.userProperties().size() > 5 && atOnce.quarantine().size() > 3, "seed " + seed);

            assertTrue(atOnce.touches().size() > 2 && atOnce.identityLinks().size() > 5, "seed " + seed);

            assertSame(atOnce, projected(records, 7, FEW, false, seed), "seed " + seed + ", by sevens");
            assertSame(atOnce, projected(records, 1, FEW, false, seed), "seed " + seed + ", one by one");
            assertSame(
                    atOnce, projected(records, 40, FEW, true, seed), "seed " + seed + ", with restarts and failures");
            assertSame(atOnce, projected(records, AMPLE, FEW, false, seed), "seed " + seed + ", with little memory");
        }
    }

    private int stores;

    private StoredTables projected(List<byte[]> records, int batch, int remembered, boolean isDisturbed, long seed)
            throws Exception {
        Random random = new Random(seed);
        InMemoryLog log = new InMemoryLog();
        Path store = folder.resolve("store" + stores++);
        if (!isDisturbed) {
            records.forEach(log::append);
        }
        try (ProjectedLog projected = new ProjectedLog(log, store, TestSettings.batchesOf(batch, remembered))) {
            for (byte[] record : isDisturbed ? records : List.<byte[]>of()) {
                log.append(record);
                disturb(projected, random);
            }
            projected.settle();
            return projected.tables();
        }
    }

    private static void disturb(ProjectedLog projected, Random random) throws InterruptedException {
        switch (random.nextInt(40)) {
            case 0 -> projected.restart();
            case 1 -> projected.store().failAfterWriting(1);
            case 2 -> projected.store().failBeforeWriting(2);
            case 3, 4, 5, 6 -> projected.settle();
            default -> {} // the next record comes at once
        }
    }

    /** Table by table, so that a difference can be read. */
    private static void assertSame(StoredTables expected, StoredTables actual, String how) {
        assertEquals(expected.messages(), actual.messages(), how);
        assertEquals(expected.marks(), actual.marks(), how);
        assertEquals(expected.userProperties(), actual.userProperties(), how);
        assertEquals(expected, actual, how);
    }
}
