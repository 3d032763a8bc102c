package dev.earshot.eventlog.segment;

import dev.earshot.eventlog.Appended;
import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.LogRecord;
import dev.earshot.eventlog.LogUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * What the log does on this machine. Not a test; prints appends a second with their latency, and the speed of a reader.
 *
 * <p>Arguments: a folder on the disk to be measured; records a run (default 400,000).
 */
final class SegmentLogMeasurement {
    private static final int RECORD_BYTES = 480;
    private static final int PRODUCERS = 2;

    private SegmentLogMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        Path parent = Path.of(arguments[0]);
        int records = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 400_000;
        for (int round = 0; round < 3; round++) {
            for (int outstanding : new int[] {2, 64, 512}) {
                Path folder = Files.createTempDirectory(parent, "eventlog");
                measure(folder, outstanding, outstanding < 10 ? records / 20 : records);
                delete(folder);
            }
        }
    }

    private static void measure(Path folder, int outstanding, int records) throws Exception {
        try (SegmentLog log = SegmentLog.open(SegmentLogSettings.in(folder), InstantSource.system())) {
            long[] nanos = new long[records];
            long began = System.nanoTime();
            append(log, outstanding, nanos);
            double seconds = (System.nanoTime() - began) / 1e9;
            Arrays.sort(nanos);
            System.out.printf(
                    Locale.ROOT,
                    "%4d outstanding: %,9.0f appends/s, p50 %,6d us, p99 %,6d us, longest %,6d us%n",
                    outstanding,
                    records / seconds,
                    nanos[records / 2] / 1000,
                    nanos[(int) (records * 0.99)] / 1000,
                    nanos[records - 1] / 1000);
            read(log);
        }
    }

    private static void append(SegmentLog log, int outstanding, long[] nanos) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        Thread[] producers = new Thread[PRODUCERS];
        for (int i = 0; i < PRODUCERS; i++) {
            producers[i] = Thread.ofPlatform().start(() -> produce(log, outstanding / PRODUCERS, next, nanos));
        }
        for (Thread producer : producers) {
            producer.join();
        }
    }

    private static void produce(SegmentLog log, int outstanding, AtomicInteger next, long[] nanos) {
        Semaphore free = new Semaphore(outstanding);
        byte[] content = new byte[RECORD_BYTES];
        new Random(1).nextBytes(content);
        int index = next.getAndIncrement();
        while (index < nanos.length) {
            free.acquireUninterruptibly();
            log.append(content.clone(), new Timed(nanos, index, System.nanoTime(), free));
            index = next.getAndIncrement();
        }
        free.acquireUninterruptibly(outstanding);
    }

    @SuppressWarnings("ArrayRecordComponent") // where the result goes
    private record Timed(long[] nanos, int index, long began, Semaphore free) implements Appended {
        @Override
        public void onDurable() {
            nanos[index] = System.nanoTime() - began;
            free.release();
        }

        @Override
        public void onFailed(LogUnavailableException cause) {
            throw new AssertionError(cause);
        }
    }

    private static void read(SegmentLog log) throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            long bytes = 0;
            long began = System.nanoTime();
            try (LogReader reader = log.read(LogPosition.START)) {
                LogPosition end = log.end();
                while (!reader.position().isAtOrAfter(end)) {
                    for (LogRecord record : reader.read(1024 * 1024, Duration.ZERO)) {
                        bytes += record.payload().length;
                    }
                }
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "  read: %,6.0f MB/s, %,9.0f records/s%n",
                    bytes / 1e6 / seconds,
                    bytes / seconds / RECORD_BYTES);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
