package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.allTexts;
import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.bytes;
import static dev.earshot.eventlog.Records.numbered;
import static dev.earshot.eventlog.Records.readAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What happens to a record that is appended. */
interface AppendContract extends LogUnderTest {

    @Test
    default void anAcknowledgedRecordCanBeReadAtOnce() {
        append(log(), "hello");
        assertEquals(List.of("hello"), allTexts(log()));
    }

    @Test
    default void anAcknowledgedRecordIsThereAfterOpeningAgain() {
        append(log(), numbered("r", 100));
        assertEquals(new TreeSet<>(numbered("r", 100)), new TreeSet<>(allTexts(reopen())));
        append(log(), "after");
        assertEquals(101, allTexts(log()).size());
        assertTrue(allTexts(reopen()).contains("after"));
    }

    @Test
    default void everyByteComesBackAsItWas() {
        byte[] record = new byte[70_000];
        new Random(1).nextBytes(record);
        Answer.to(log(), record).assertDurable();
        assertArrayEquals(record, readAll(log(), LogPosition.START).getFirst().payload());
    }

    @Test
    default void takesARecordOfOneByteAndOneOfTheGreatestLength() {
        byte[] long1 = new byte[EventLog.MAX_RECORD_BYTES];
        new Random(2).nextBytes(long1);
        Answer.to(log(), new byte[] {7}).assertDurable();
        Answer.to(log(), long1).assertDurable();
        append(log(), "next");
        List<LogRecord> records = readAll(reopen(), LogPosition.START);
        assertEquals(3, records.size());
        assertTrue(records.stream().anyMatch(record -> java.util.Arrays.equals(long1, record.payload())));
    }

    @Test
    default void refusesAnEmptyRecordAndOneThatIsTooLong() {
        Answer never = new Answer();
        assertThrows(IllegalArgumentException.class, () -> log().append(new byte[0], never));
        assertThrows(
                IllegalArgumentException.class, () -> log().append(new byte[EventLog.MAX_RECORD_BYTES + 1], never));
        append(log(), "fine");
        assertEquals(List.of("fine"), allTexts(log()));
        assertTrue(!never.isGiven());
    }

    @Test
    default void recordsOfOneThreadKeepTheirOrderWithinAPartition() {
        append(log(), numbered("", 2_000));
        int count = 0;
        for (List<LogRecord> partition :
                Partitions.split(readAll(log(), LogPosition.START)).values()) {
            List<Integer> numbers =
                    Records.texts(partition).stream().map(Integer::valueOf).toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
            count += numbers.size();
        }
        assertEquals(2_000, count);
    }

    @Test
    default void recordsOfManyThreadsAreAllKeptOnceAndEachThreadsInOrder() throws Exception {
        List<Thread> threads = new ArrayList<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int t = 0; t < 4; t++) {
            List<String> texts = numbered(t + " ", 500);
            threads.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((thread, e) -> failure.set(e))
                    .start(() -> append(log(), texts)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(null, failure.get());
        List<LogRecord> records = readAll(reopen(), LogPosition.START);
        assertEquals(2_000, records.size());
        assertEquals(2_000, new TreeSet<>(Records.texts(records)).size());
        Partitions.split(records).values().forEach(AppendContract::assertEachThreadInOrder);
    }

    private static void assertEachThreadInOrder(List<LogRecord> partition) {
        for (int t = 0; t < 4; t++) {
            String prefix = t + " ";
            List<Integer> numbers = Records.texts(partition).stream()
                    .filter(text -> text.startsWith(prefix))
                    .map(text -> Integer.valueOf(text.substring(prefix.length())))
                    .toList();
            assertEquals(numbers.stream().sorted().toList(), numbers);
        }
    }

    @Test
    default void aCallbackThatThrowsKeepsNobodyElseFromAnAnswer() {
        log().append(bytes("bad"), new Appended() {
            @Override
            public void onDurable() {
                throw new IllegalStateException("a mistake of the caller's");
            }

            @Override
            public void onFailed(LogUnavailableException cause) {
                throw new AssertionError(cause);
            }
        });
        append(log(), "good");
        assertEquals(new TreeSet<>(List.of("bad", "good")), new TreeSet<>(allTexts(log())));
    }

    @Test
    default void aCallbackMayAppend() {
        Answer second = new Answer();
        log().append(bytes("first"), new Appended() {
            @Override
            public void onDurable() {
                log().append(bytes("second"), second);
            }

            @Override
            public void onFailed(LogUnavailableException cause) {
                second.onFailed(cause);
            }
        });
        second.assertDurable();
        assertEquals(2, allTexts(log()).size());
    }

    @Test
    default void isInGoodHealth() {
        append(log(), "hello");
        assertEquals(LogHealth.GOOD, log().health());
    }
}
