package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static dev.earshot.eventlog.Records.numbered;
import static dev.earshot.eventlog.Records.readCount;
import static dev.earshot.eventlog.Records.readUpTo;
import static dev.earshot.eventlog.Records.text;
import static dev.earshot.eventlog.Records.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What readers see, and when. */
interface ReadContract extends LogUnderTest {

    @Test
    default void anEmptyLogGivesNothing() throws Exception {
        try (LogReader reader = log().read(LogPosition.START)) {
            assertEquals(List.of(), reader.read(1000, Duration.ZERO));
            assertEquals(List.of(), reader.read(1000, Duration.ofMillis(5)));
        }
    }

    @Test
    default void aReaderGoesOnWithWhatIsAppendedLater() {
        try (LogReader reader = log().read(LogPosition.START)) {
            append(log(), "a");
            assertEquals(List.of("a"), texts(readCount(reader, 1)));
            append(log(), "b");
            assertEquals(List.of("b"), texts(readCount(reader, 1)));
        }
    }

    @Test
    default void aWaitingReaderWakesUpWhenARecordBecomesDurable() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<String> read = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try (LogReader reader = log().read(LogPosition.START)) {
                reading.countDown();
                read.complete(text(reader.read(1000, Duration.ofMinutes(5)).getFirst()));
            } catch (InterruptedException | RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        reading.await();
        append(log(), "wake up");
        assertEquals("wake up", read.get(30, TimeUnit.SECONDS));
        thread.join();
    }

    @Test
    default void aWaitingReaderCanBeInterruptedAndThenReadsOn() throws Exception {
        try (LogReader reader = log().read(LogPosition.START)) {
            append(log(), "before");
            readCount(reader, 1);
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> reader.read(1000, Duration.ofMinutes(5)));
            assertTrue(!Thread.currentThread().isInterrupted());
            append(log(), "after");
            assertEquals(List.of("after"), texts(readCount(reader, 1)));
        }
    }

    @Test
    default void theBoundOfBytesIsRoughlyKeptButOneRecordAlwaysComes() throws Exception {
        append(log(), numbered("0123456789", 100));
        try (LogReader reader = log().read(LogPosition.START)) {
            List<LogRecord> one = reader.read(1, Duration.ofSeconds(30));
            assertEquals(1, one.size());
            List<LogRecord> some = reader.read(100, Duration.ofSeconds(30));
            assertTrue(!some.isEmpty() && some.size() < 20, () -> some.size() + " records");
            assertEquals(99 - some.size(), readUpTo(reader, log().end()).size());
        }
    }

    @Test
    default void everyReaderSeesEveryRecordOnce() {
        append(log(), numbered("r", 50));
        try (LogReader one = log().read(LogPosition.START);
                LogReader other = log().read(LogPosition.START)) {
            List<String> ones = texts(readCount(one, 50));
            append(log(), "last");
            assertEquals("last", texts(readCount(one, 1)).getFirst());
            List<String> others = texts(readUpTo(other, log().end()));
            assertEquals(new TreeSet<>(numbered("r", 50)), new TreeSet<>(ones));
            assertEquals(51, others.size());
            assertEquals(51, new TreeSet<>(others).size());
        }
    }

    @Test
    default void readersKeepUpWithAWriter() throws Exception {
        int count = 5_000;
        List<CompletableFuture<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(CompletableFuture.supplyAsync(
                    () -> {
                        try (LogReader reader = log().read(LogPosition.START)) {
                            return new TreeSet<>(texts(readCount(reader, count))).size();
                        }
                    },
                    task -> Thread.ofVirtual().start(task)));
        }
        for (int i = 0; i < count; i += 100) {
            append(log(), numbered(i / 100 + " ", 100));
        }
        for (CompletableFuture<Integer> reader : readers) {
            assertEquals(count, reader.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    default void aReaderOpenedWhenAnAppendIsAnsweredSeesIt() throws Exception {
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        LogPosition before = log().end();
        log().append(bytes("x"), new Appended() {
            @Override
            public void onDurable() {
                seen.complete(!log().end().equals(before));
            }

            @Override
            public void onFailed(LogUnavailableException cause) {
                seen.completeExceptionally(cause);
            }
        });
        assertTrue(seen.get(30, TimeUnit.SECONDS));
    }

    @Test
    default void aClosedReaderRefusesToRead() {
        LogReader reader = log().read(LogPosition.START);
        reader.close();
        reader.close();
        assertThrows(IllegalStateException.class, () -> reader.read(1, Duration.ZERO));
    }
}
