package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How a log lets its callers keep what is in flight bounded. */
interface RoomContract extends LogUnderTest {

    @Test
    default void anIdleLogHasRoomAndRunsAnActionAtOnce() {
        assertTrue(log().hasRoom());
        AtomicBoolean ran = new AtomicBoolean();
        log().whenRoom(() -> ran.set(true));
        assertTrue(ran.get());
    }

    @Test
    default void aFullLogHasNoRoomUntilAppendsAreAnswered() throws Exception {
        EventLog log = reopen(1_000);
        HeldAnswer held = HeldAnswer.of(log);
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.to(log, new byte[999]));
        assertTrue(log.hasRoom(), "one byte below the bound");
        answers.add(Answer.to(log, bytes("!")));
        assertFalse(log.hasRoom(), "at the bound");
        answers.add(Answer.to(log, new byte[5_000]));

        CountDownLatch room = new CountDownLatch(3);
        for (int i = 0; i < 3; i++) {
            log.whenRoom(room::countDown);
        }
        assertEquals(3, room.getCount());

        held.release();
        answers.forEach(Answer::assertDurable);
        assertTrue(room.await(30, TimeUnit.SECONDS));
        log.whenRoom(() -> {
            // Whether at once or later, the answers are given, so there is room.
        });
        assertTrue(log.hasRoom());
    }

    @Test
    default void anActionThatFillsTheLogAgainMakesTheOthersWait() throws Exception {
        EventLog log = reopen(1_000);
        HeldAnswer held = HeldAnswer.of(log);
        Answer first = Answer.to(log, new byte[2_000]);
        Answer second = new Answer();
        CountDownLatch others = new CountDownLatch(1);
        log.whenRoom(() -> log.append(new byte[2_000], second));
        log.whenRoom(others::countDown);
        held.release();
        first.assertDurable();
        second.assertDurable();
        assertTrue(others.await(30, TimeUnit.SECONDS));
    }

    @Test
    default void anActionAskedForJustWhenRoomComesIsNotForgotten() throws Exception {
        EventLog log = reopen(1);
        for (int i = 0; i < 1_000; i++) {
            Answer answer = Answer.to(log, bytes("x"));
            CountDownLatch room = new CountDownLatch(1);
            long asked = System.nanoTime();
            while (i % 2 == 0 && !answer.isGiven() && System.nanoTime() - asked < i * 300L) {
                Thread.onSpinWait(); // to ask now sooner, now later
            }
            log.whenRoom(room::countDown);
            assertTrue(room.await(30, TimeUnit.SECONDS), "round " + i);
        }
    }

    @Test
    default void whoeverKeepsToTheBoundNeverExceedsItByMoreThanItsOwnRecord() throws Exception {
        EventLog log = reopen(10_000);
        int count = 3_000;
        BoundedProducer producer = new BoundedProducer(log, count);
        producer.run();
        assertTrue(producer.allAnswered.await(60, TimeUnit.SECONDS));
        assertEquals(count, Records.readAll(log, LogPosition.START).size());
        assertTrue(producer.mostInFlight() <= 10_000 + BoundedProducer.RECORD_BYTES, producer::toString);
        assertTrue(producer.mostInFlight() > BoundedProducer.RECORD_BYTES, producer::toString);
    }
}
