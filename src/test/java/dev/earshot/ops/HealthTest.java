package dev.earshot.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class HealthTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Health health = new Health(now::get);

    @Test
    void isReadyWhileNoPartHasAProblem() {
        health.add("log", () -> "");
        assertEquals(List.of(), health.findings());
        assertTrue(health.isReady());
    }

    @Test
    void namesEveryPartThatHasAProblemInTheirOrder() {
        health.add("log", () -> "the disk is full");
        health.add("store", () -> "");
        health.addWarning("live", () -> "a record could not be read");
        assertEquals(
                List.of(
                        new Health.Finding("log", "the disk is full", true),
                        new Health.Finding("live", "a record could not be read", false)),
                health.findings());
        assertFalse(health.isReady());
    }

    @Test
    void staysReadyInSpiteOfWarnings() {
        health.addWarning("live", () -> "a record could not be read");
        assertTrue(health.isReady());
    }

    @Test
    void takesACheckThatFailsForAProblem() {
        health.add("store", () -> {
            throw new IllegalStateException("closed");
        });
        assertEquals(
                List.of(new Health.Finding("store", "Its health cannot be told: closed", true)), health.findings());
    }

    @Test
    void asksOnceASecondAtMost() {
        AtomicInteger asked = new AtomicInteger();
        health.add("log", () -> "asked " + asked.incrementAndGet());
        for (int i = 0; i < 10; i++) {
            assertEquals("asked 1", health.findings().getFirst().problem());
        }
        now.set(now.get().plusSeconds(1));
        assertEquals("asked 2", health.findings().getFirst().problem());
    }

    @Test
    void answersWhatItKnewWhileAPartHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch letGo = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        health.add("store", () -> {
            if (asked.incrementAndGet() == 2) {
                hangs.countDown();
                try {
                    letGo.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return "asked " + asked.get();
        });
        health.findings();
        now.set(now.get().plusSeconds(1));
        Thread other = Thread.ofVirtual().start(health::findings);
        hangs.await();
        assertEquals("asked 1", health.findings().getFirst().problem());
        letGo.countDown();
        other.join();
        assertEquals("asked 2", health.findings().getFirst().problem());
    }
}
