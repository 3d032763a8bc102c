package dev.earshot.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    @Test
    void whatIsSlowFillsItsOwnLaneAndNoOther() {
        try (UnderWay calls = new UnderWay("test", 4)) {
            assertTrue(calls.enter("a", "slow", 2));
            assertTrue(calls.enter("b", "slow", 2));
            assertFalse(calls.enter("c", "slow", 2), "its lane is full");
            assertFalse(calls.enter("a", "other", 2), "it is under way");
            assertTrue(calls.enter("d", "quick", 2));
            assertTrue(calls.enter("e", "quick", 2));
            assertTrue(calls.isFull());
            assertFalse(calls.enter("f", "third", 2), "there are as many as may be in all");

            calls.leave("a", "slow");
            calls.leave("a", "slow");
            assertEquals(1, calls.inLane("slow"));
            assertTrue(calls.enter("c", "slow", 2));
        }
    }

    @Test
    void whatBlocksIsInterruptedAtTheEnd() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CountDownLatch hasBegun = new CountDownLatch(1);
        UnderWay calls = new UnderWay("test", 1);
        calls.run(() -> {
            hasBegun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.complete(true);
                throw e;
            }
        });
        assertTrue(hasBegun.await(10, TimeUnit.SECONDS));
        calls.close();
        assertTrue(interrupted.get(10, TimeUnit.SECONDS));
    }
}
