package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.LogPosition;
import dev.earshot.eventlog.LogReader;
import dev.earshot.eventlog.Records;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/** One log of {@link SimulationTest}: the disk it is on, what was acknowledged, and a reader that follows it. */
final class SimulatedLog {
    private static final int PRODUCERS = 3;

    private final Random random;
    private final FaultyDisk disk;
    private final List<SimulatedProducer> producers = new ArrayList<>();

    private final List<String> followed = new ArrayList<>();
    private LogPosition followedTo = LogPosition.START;
    private int crashes;

    SimulatedLog(long seed) {
        random = new Random(new SplittableRandom(seed).nextLong());
        disk = new FaultyDisk(new SplittableRandom(random.nextLong()));
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(new SimulatedProducer(i, new Random(random.nextLong())));
        }
    }

    int acknowledgedCount() {
        return producers.stream()
                .mapToInt(producer -> producer.acknowledged().size())
                .sum();
    }

    int crashCount() {
        return crashes;
    }

    void liveAndDie(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            live();
            restoreDisk();
            assertAllKept();
        }
    }

    private void live() throws Exception {
        if (crashes > 0 && random.nextInt(3) == 0) {
            disk.failAfter(random.nextInt(12), true); // perhaps while it recovers
        }
        SegmentLog log;
        try {
            log = TestLogs.open(disk);
        } catch (IOException e) {
            crash();
            return;
        }
        Thread follower = Thread.ofPlatform().start(() -> follow(log));
        List<Thread> threads = new ArrayList<>();
        producers.forEach(producer ->
                threads.add(Thread.ofPlatform().start(() -> producer.append(log, 10 + random.nextInt(30)))));
        breakSomething();
        if (random.nextBoolean()) {
            crash();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        log.close();
        follower.join();
        if (random.nextBoolean()) {
            crash();
        }
    }

    private void breakSomething() {
        for (int i = 0; i < 3; i++) {
            LockSupport.parkNanos(random.nextInt(300_000));
            switch (random.nextInt(6)) {
                case 0 -> disk.setForcesFail(true);
                case 1 -> disk.setWritesFail(true);
                case 2 -> disk.setShortWrites(true);
                case 3 -> disk.setCapacity(disk.used() + random.nextInt(4_000));
                case 4 -> disk.failAfter(random.nextInt(40), random.nextBoolean());
                default -> restoreDisk();
            }
        }
    }

    private void restoreDisk() {
        disk.setForcesFail(false);
        disk.setWritesFail(false);
        disk.setShortWrites(false);
        disk.setCapacity(Long.MAX_VALUE);
        disk.failAfter(Long.MAX_VALUE, false);
    }

    private void crash() {
        crashes++;
        if (random.nextInt(3) == 0) {
            disk.kill();
        } else {
            disk.losePower();
        }
    }

    /** Reads on where the last follower stood, until the log is closed or its process dead. */
    private void follow(SegmentLog log) {
        try (LogReader reader = log.read(followedTo)) {
            while (true) {
                followed.addAll(Records.texts(reader.read(500, Duration.ofSeconds(10))));
                followedTo = reader.position();
            }
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            // The end of this life.
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    void assertAllKept() throws IOException {
        try (SegmentLog log = TestLogs.open(disk)) {
            List<String> found = Records.allTexts(log);
            Set<String> once = new HashSet<>(found);
            assertEquals(found.size(), once.size(), "a record is there twice");
            for (SimulatedProducer producer : producers) {
                producer.assertKeptIn(found);
            }
            int known = producers.stream()
                    .mapToInt(producer -> producer.countIn(once))
                    .sum();
            assertEquals(found.size(), known, "there is something that nobody appended");
            followed.addAll(Records.texts(Records.readAll(log, followedTo)));
            followedTo = log.end();
            assertEquals(found, followed, "a reader that goes on where it stood sees the same log");
            assertTrue(log.health().isGood());
        }
    }
}
