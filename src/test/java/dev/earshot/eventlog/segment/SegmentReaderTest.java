package dev.earshot.eventlog.segment;

import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.numbered;
import static dev.earshot.eventlog.Records.readAll;
import static dev.earshot.eventlog.Records.readCount;
import static dev.earshot.eventlog.Records.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.util.concurrent.Uninterruptibles;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of segments: at every place, across rolls, while records are written and deleted. */
class SegmentReaderTest {

    @Test
    void everyByteThatIsNotBetweenTwoRecordsIsRefusedAsAPlace() throws IOException {
        FaultyDisk disk = new FaultyDisk(new SplittableRandom(1));
        try (SegmentLog log = TestLogs.open(disk)) {
            append(log, numbered("a record of some length ", 60));
            Set<Long> places = new HashSet<>(Set.of(0L));
            for (LogRecord record : readAll(log, LogPosition.START)) {
                places.add(record.next().offset(0));
            }
            // A batch may also be read from before its header, which is where the one before it ends.
            for (long offset = 0; offset <= log.end().offset(0); offset++) {
                LogPosition position = LogPosition.of(offset);
                if (places.contains(offset)) {
                    log.read(position).close();
                } else {
                    assertThrows(IllegalArgumentException.class, () -> log.read(position), () -> "at " + position);
                }
            }
            assertEquals(61, places.size());
        }
    }

    @Test
    void aPositionOfALogOfManyPartitionsIsRefused() throws IOException {
        try (SegmentLog log = TestLogs.open(new FaultyDisk(new SplittableRandom(1)))) {
            assertThrows(IllegalArgumentException.class, () -> log.read(LogPosition.parse("0-0,1-0")));
        }
    }

    @Test
    void aLongRecordBetweenShortOnesIsReadWhole() throws IOException {
        try (SegmentLog log = TestLogs.open(new FaultyDisk(new SplittableRandom(1)))) {
            String long1 = "x".repeat(700_000);
            String long2 = "y".repeat(300_000);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                texts.addAll(List.of("short" + i, long1 + i, long2 + i, "short again" + i));
            }
            append(log, texts);
            assertEquals(texts, texts(readAll(log, LogPosition.START)));
        }
    }

    @Test
    void readersFollowTheWriterAcrossRollsOfRealFiles(@TempDir Path folder) throws Exception {
        SegmentLogSettings settings = SegmentLogSettings.in(folder).withSegmentBytes(16 * 1024);
        List<String> texts = numbered("0123456789 0123456789 0123456789 ", 20_000);
        try (SegmentLog log = SegmentLog.open(settings, InstantSource.system())) {
            List<CompletableFuture<List<String>>> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                readers.add(CompletableFuture.supplyAsync(
                        () -> {
                            try (LogReader reader = log.read(LogPosition.START)) {
                                return texts(readCount(reader, texts.size()));
                            }
                        },
                        task -> Thread.ofVirtual().start(task)));
            }
            for (int i = 0; i < texts.size(); i += 200) {
                append(log, texts.subList(i, i + 200));
            }
            for (CompletableFuture<List<String>> reader : readers) {
                assertEquals(texts, reader.get(60, TimeUnit.SECONDS));
            }
        }
        try (SegmentLog log = SegmentLog.open(settings, InstantSource.system())) {
            assertEquals(texts, texts(readAll(log, LogPosition.START)));
        }
    }

    @Test
    void aReaderKeepsUpWhileWhatItHasReadIsDeleted(@TempDir Path folder) throws Exception {
        SegmentLogSettings settings =
                SegmentLogSettings.in(folder).withSegmentBytes(16 * 1024).withRetention(Retention.maxBytes(32 * 1024));
        List<String> read = new ArrayList<>();
        try (SegmentLog log = SegmentLog.open(settings, InstantSource.system());
                LogReader reader = log.read(LogPosition.START)) {
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 100; i++) {
                    append(log, numbered(i + " 0123456789 0123456789 0123456789 ", 100));
                }
            });
            long deleted = 0;
            while (read.size() < 10_000) {
                read.addAll(texts(reader.read(10_000, Duration.ofSeconds(30))));
                deleted += log.retain(reader.position());
            }
            writer.join();
            long finallyDeleted = deleted;
            assertTrue(deleted > 100_000, () -> finallyDeleted + " bytes deleted");
            assertEquals(10_000, read.size());
            assertEquals(10_000, new HashSet<>(read).size());
        }
    }

    @Test
    void aReaderInterruptedWhileItReadsTheFileReadsOnWhereItStood(@TempDir Path folder) throws Exception {
        SegmentLogSettings settings = SegmentLogSettings.in(folder).withSegmentBytes(1024 * 1024);
        List<String> texts = numbered("0123456789 ".repeat(50), 20_000);
        try (SegmentLog log = SegmentLog.open(settings, InstantSource.system());
                LogReader reader = log.read(LogPosition.START)) {
            append(log, texts);
            List<String> read = new ArrayList<>();
            int interrupts = 0;
            try (Tormentor tormentor = new Tormentor(Thread.currentThread())) {
                for (int i = 0; !reader.position().equals(log.end()); i++) {
                    if (i % 2 == 0) {
                        tormentor.interruptSoon();
                    }
                    try {
                        read.addAll(texts(reader.read(1_000_000, Duration.ZERO)));
                    } catch (InterruptedException e) {
                        interrupts++;
                    }
                }
            }
            assertTrue(interrupts > 0);
            assertEquals(texts.size(), read.size());
            assertTrue(texts.equals(read), "each once and in order");
        }
    }

    /** Interrupts a thread at moments it cannot foresee. */
    private static final class Tormentor implements AutoCloseable {
        private final Semaphore asked = new Semaphore(0);
        private final Thread thread;
        private volatile boolean stopped;

        Tormentor(Thread victim) {
            Random random = new Random(1);
            thread = Thread.ofPlatform().start(() -> {
                while (!stopped) {
                    asked.acquireUninterruptibly();
                    LockSupport.parkNanos(random.nextInt(1_000_000));
                    victim.interrupt();
                }
            });
        }

        void interruptSoon() {
            asked.release();
        }

        @Override
        public void close() {
            stopped = true;
            asked.release();
            Uninterruptibles.joinUninterruptibly(thread);
            Thread.interrupted(); // the last of its own
        }
    }
}
