package dev.earshot.live;

import static dev.earshot.live.Intakes.PIZZA;
import static dev.earshot.live.Intakes.TAXI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.eventlog.InMemoryLog;
import dev.earshot.eventlog.LogPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LiveResumeTest {
    private static final LiveSettings SETTINGS = new LiveSettings(100, 50, 1 << 20, 1 << 20, 2, Duration.ofMillis(1));

    private static LiveHub started(InMemoryLog log) {
        LiveHub hub = new LiveHub(log, SETTINGS);
        hub.start();
        return hub;
    }

    private static List<String> numbered(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "text " + i).toList();
    }

    @Test
    void replaysWhatCameSinceAndThenGoesOn() throws Exception {
        InMemoryLog log = new InMemoryLog();
        log.append(Intakes.texts(PIZZA, "text 0"));
        LogPosition after = log.append(Intakes.texts(PIZZA, "text 1"));
        log.append(Intakes.texts(TAXI, "another's"));
        log.append(Intakes.texts(PIZZA, "text 2", "text 3"));
        Listener listener = new Listener();
        try (LiveHub hub = started(log)) {
            hub.subscribe(new Topic(PIZZA), Optional.of(after), listener);
            assertEquals(numbered(2, 4), listener.awaitCount(2));
            log.append(Intakes.texts(PIZZA, "text 4"));
            assertEquals(numbered(2, 5), listener.awaitCount(3));
        }
    }

    @Test
    void dropsTheSlowWhileOthersGoOnAndTheSlowResumes() throws Exception {
        InMemoryLog log = new InMemoryLog();
        Listener slow = new Listener();
        Listener quick = new Listener();
        try (LiveHub hub = started(log)) {
            slow.hold(true);
            hub.subscribe(new Topic(PIZZA), Optional.empty(), slow);
            hub.subscribe(new Topic(PIZZA), Optional.empty(), quick);
            log.append(Intakes.texts(PIZZA, "text 0"));
            slow.awaitWaiting();
            for (int i = 1; i < 200; i++) {
                log.append(Intakes.texts(PIZZA, "text " + i));
                quick.awaitCount(i);
            }
            assertEquals(List.of("dropped"), slow.awaitLast("dropped"));
            assertEquals(numbered(0, 200), quick.awaitCount(200));

            Listener again = new Listener();
            hub.subscribe(new Topic(PIZZA), Optional.of(slow.resumeFrom()), again);
            assertEquals(numbered(0, 200), again.awaitCount(200));
        }
    }

    @Test
    void tellsOfAGapWhenMoreWouldHaveToBeReplayedThanItsSettingsAllow() throws Exception {
        InMemoryLog log = new InMemoryLog();
        String large = "x".repeat(100_000);
        for (int i = 0; i < 30; i++) {
            log.append(Intakes.texts(TAXI, large));
        }
        Listener listener = new Listener();
        try (LiveHub hub = started(log)) {
            hub.subscribe(new Topic(PIZZA), Optional.of(LogPosition.START), listener);
            assertEquals(List.of("gap"), listener.awaitCount(1));
            log.append(Intakes.texts(PIZZA, "after the gap"));
            assertEquals(List.of("gap", "after the gap"), listener.awaitCount(2));
        }
    }

    @Test
    void tellsOfAGapWhenThePositionIsOfAnotherLog() throws Exception {
        InMemoryLog log = new InMemoryLog();
        Listener listener = new Listener();
        try (LiveHub hub = started(log)) {
            hub.subscribe(new Topic(PIZZA), Optional.of(LogPosition.of(4_711)), listener);
            assertEquals(List.of("gap"), listener.awaitCount(1));
            log.append(Intakes.texts(PIZZA, "after the gap"));
            assertEquals(List.of("gap", "after the gap"), listener.awaitCount(2));
        }
    }

    @Test
    void tellsOfAGapWhenWhatCameSinceIsDamaged() throws Exception {
        InMemoryLog log = new InMemoryLog();
        log.append(Intakes.texts(PIZZA, "text 0"));
        log.appendDamaged();
        log.append(Intakes.texts(PIZZA, "text 1"));
        Listener listener = new Listener();
        try (LiveHub hub = started(log)) {
            hub.subscribe(new Topic(PIZZA), Optional.of(LogPosition.START), listener);
            assertEquals(List.of("text 0", "gap"), listener.awaitLast("gap"));
        }
    }

    /** Subscribers come, resume and go at random places while records are appended; each puts its pieces together. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void leavesNoGapAndDoublesNothingHoweverItIsJoined(int partitions) throws Exception {
        long seed = System.nanoTime();
        String name = "seed " + seed + ", " + partitions + " partitions";
        int records = 3_000;
        InMemoryLog log = new InMemoryLog(partitions);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicInteger visits = new AtomicInteger();
        try (LiveHub hub = started(log)) {
            List<Thread> wanderers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed + i);
                wanderers.add(Thread.ofVirtual().start(() -> wander(hub, random, records, name, visits, failure)));
            }
            RandomGenerator random = RandomGeneratorFactory.getDefault().create(seed);
            for (int i = 0; i < records; i++) {
                log.append(Intakes.texts(TAXI, "another's"));
                log.append(Intakes.texts(PIZZA, "text " + i));
                if (random.nextInt(20) == 0) {
                    Thread.sleep(1); // lets the tail come to rest, so that both ways of joining happen
                }
            }
            for (Thread wanderer : wanderers) {
                wanderer.join();
            }
        }
        if (failure.get() != null) {
            throw new AssertionError(name, failure.get());
        }
        assertTrue(visits.get() > 16, () -> "hardly anybody resumed: " + visits + ", " + name);
    }

    private static void wander(
            LiveHub hub,
            RandomGenerator random,
            int records,
            String name,
            AtomicInteger visits,
            AtomicReference<Throwable> failure) {
        List<String> heard = new ArrayList<>();
        LogPosition position = LogPosition.START;
        try {
            while (heard.size() < records) {
                Listener listener = new Listener(position);
                int enough = Math.min(records - heard.size(), 1 + random.nextInt(400));
                Subscription subscription = hub.subscribe(new Topic(PIZZA), Optional.of(position), listener);
                listener.awaitCountOrDropped(enough);
                subscription.close();
                Listener.Heard piece = listener.heard();
                assertTrue(!piece.words().contains("gap"), name);
                heard.addAll(piece.words());
                position = piece.resumeFrom();
                visits.incrementAndGet();
            }
            // Across partitions there is no order; within one the log's.
            assertEquals(records, heard.size(), name);
            assertEquals(records, heard.stream().distinct().count(), name);
            if (position.offsets().size() == 1) {
                assertEquals(numbered(0, records), heard, name);
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }
}
