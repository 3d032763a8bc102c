package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static dev.earshot.eventlog.Records.numbered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a log ends. */
interface CloseContract extends LogUnderTest {

    @Test
    default void closingAnswersWhatIsInFlight() {
        List<Answer> answers = numbered("r", 1_000).stream()
                .map(text -> Answer.to(log(), bytes(text)))
                .toList();
        log().close();
        assertTrue(answers.stream().allMatch(Answer::isGiven));
        long durable = answers.stream().filter(Answer::isDurable).count();
        assertEquals(durable, Records.allTexts(reopen()).size());
    }

    @Test
    default void everyAppendIsAnsweredWhenTheLogIsClosedMeanwhile() throws Exception {
        CompletableFuture<List<Answer>> appended = CompletableFuture.supplyAsync(() -> numbered("r", 20_000).stream()
                .map(text -> Answer.to(log(), bytes(text)))
                .toList());
        log().close();
        long durable = appended.get(60, TimeUnit.SECONDS).stream()
                .filter(Answer::isDurable)
                .count();
        assertEquals(durable, Records.allTexts(reopen()).size());
    }

    @Test
    default void anAppendToAClosedLogFails() {
        log().close();
        assertTrue(Answer.to(log(), bytes("late")).failure().contains("closed"));
        assertFalse(log().health().isGood());
        assertTrue(log().hasRoom());
        assertEquals(List.of(), Records.allTexts(reopen()));
    }

    @Test
    default void closingAgainDoesNothing() {
        append(log(), "x");
        log().close();
        log().close();
        assertEquals(List.of("x"), Records.allTexts(reopen()));
    }

    @Test
    default void aWaitingReaderFailsWhenTheLogIsClosed() throws Exception {
        LogReader reader = log().read(LogPosition.START);
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<List<LogRecord>> read = CompletableFuture.supplyAsync(() -> {
            reading.countDown();
            try {
                return reader.read(1, Duration.ofMinutes(5));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        reading.await();
        log().close();
        ExecutionException failure = assertThrows(ExecutionException.class, () -> read.get(30, TimeUnit.SECONDS));
        assertInstanceOf(IllegalStateException.class, failure.getCause());
        reader.close();
    }
}
