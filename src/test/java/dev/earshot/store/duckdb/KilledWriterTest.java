package dev.earshot.store.duckdb;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.LEDGER;
import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.QUARANTINE;
import static dev.earshot.store.Tables.USER_PROPERTIES;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.store.MessageRow;
import dev.earshot.store.NumberedBatch;
import dev.earshot.store.Store;
import dev.earshot.store.StoreBatch;
import dev.earshot.store.StoreException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is killed from outside (SIGKILL) while it writes batches: each of them is there whole, with its position, or not
 * at all, and none that was reported as written is missing.
 *
 * <p>{@code -Dearshot.storeKills=N} sets the number of kills, {@code -Dearshot.seed=N} repeats a run's moments.
 */
class KilledWriterTest {
    private static final int MESSAGES = 40;

    private final int kills = Integer.getInteger("earshot.storeKills", 4);
    private final long seed = Long.getLong("earshot.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    @Test
    void afterEachKillRowsAndPositionAgree() throws Exception {
        System.out.println("killed writer: " + kills + " kills, seed " + seed);
        int written = 0;
        for (int kill = 0; kill < kills; kill++) {
            int acknowledged = killWhileWriting();
            assertTrue(acknowledged > written, "the premise: something was written, seed " + seed);
            written = check(acknowledged);
        }
    }

    /** The number of the last batch that was said to be written. */
    private int killWhileWriting() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writing.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int enough = 5 + random.nextInt(40);
        int seen = 0;
        int last = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(".")) {
                    last = Integer.parseInt(line, 0, line.length() - 1, 10);
                    seen++;
                }
                if (seen == 1) {
                    assertThrows(StoreException.class, () -> Stores.open(folder), "another process has it");
                }
                if (seen == enough) {
                    // The random moment itself, somewhere in the batches that follow.
                    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(15_000)));
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.onExit().join();
        return last;
    }

    /** The number of the last batch that is there. */
    private int check(int acknowledged) throws Exception {
        int last;
        try (DuckDbStore store = Stores.open(folder)) {
            last = Integer.parseInt(store.position().substring(2));
            assertTrue(last >= acknowledged && last <= acknowledged + 2, last + " after " + acknowledged);
            assertEquals(NumberedBatch.messageIds(last, MESSAGES), messageIds(store), "seed " + seed);
            for (Table<?> table : List.of(EVENT, MARK, USER_PROPERTIES, QUARANTINE)) {
                assertEquals(last, number(store, DSL.selectCount().from(table)), table + ", seed " + seed);
            }
            assertEquals(
                    last * (MESSAGES + 2),
                    number(store, DSL.select(DSL.sum(LEDGER.STORED)).from(LEDGER)),
                    "seed " + seed);
            assertEquals((long) last * NumberedBatch.SEQUENCES + MESSAGES + 3, store.lastSequence(), "seed " + seed);
        }
        assertEquals(List.of(), Stores.setAside(folder), "seed " + seed);
        return last;
    }

    /** Not the rows whole: they are made to be wide. */
    private static List<UUID> messageIds(Store store) {
        return store.query(DSL.select(MESSAGE.ID).from(MESSAGE).orderBy(MESSAGE.SEQUENCE)).stream()
                .map(row -> row.get(MESSAGE.ID))
                .toList();
    }

    private static int number(Store store, Select<? extends Record> query) {
        return store.query(query).getFirst().get(0, Integer.class);
    }

    /** The process that is killed: writes batches without end, and prints the number of each that was written. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) {
            PrintStream out = new PrintStream(System.out, true, US_ASCII);
            DuckDbStore store = Stores.open(Path.of(arguments[0]));
            String position = store.position();
            int number = position.isEmpty() ? 0 : Integer.parseInt(position.substring(2));
            while (true) {
                number++;
                store.write(fat(NumberedBatch.of(number, MESSAGES)));
                out.println(number + ".");
            }
        }

        /** Half a megabyte a batch, so that the engine also moves its log into its tables now and then. */
        private static StoreBatch fat(StoreBatch batch) {
            return new StoreBatch(
                    batch.messages().stream().map(Writing::fat).toList(),
                    batch.events(),
                    batch.marks(),
                    batch.userProperties(),
                    batch.quarantine(),
                    batch.ledger(),
                    batch.position());
        }

        private static MessageRow fat(MessageRow row) {
            return new MessageRow(
                    row.id(),
                    row.sequence(),
                    row.bot(),
                    row.user(),
                    row.time(),
                    row.receivedAt(),
                    row.platform(),
                    row.conversation(),
                    row.session(),
                    row.page(),
                    row.direction(),
                    row.author(),
                    row.messageId(),
                    row.kind(),
                    row.text(),
                    row.intent(),
                    row.intentConfidence(),
                    row.intentInputsJson(),
                    row.notHandled(),
                    row.templateId(),
                    row.failureCode(),
                    row.contentJson(),
                    row.metadataJson(),
                    row.source(),
                    "{\"filler\":\"" + "x".repeat(12_000) + "\"}",
                    null);
        }
    }
}
