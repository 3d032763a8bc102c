package dev.earshot.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts as records, there and back. */
public final class Records {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Records() {}

    public static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    public static String text(LogRecord record) {
        return new String(record.payload(), UTF_8);
    }

    public static List<String> texts(List<LogRecord> records) {
        return records.stream().map(Records::text).toList();
    }

    /** The prefix with 0, 1, 2 … behind it. */
    public static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Appends all, then waits until they are durable. */
    public static void append(EventLog log, List<String> texts) {
        List<Answer> answers =
                texts.stream().map(text -> Answer.to(log, bytes(text))).toList();
        answers.forEach(Answer::assertDurable);
    }

    public static void append(EventLog log, String... texts) {
        append(log, List.of(texts));
    }

    /** What is durable now, from {@code from} on. */
    public static List<LogRecord> readAll(EventLog log, LogPosition from) {
        try (LogReader reader = log.read(from)) {
            return readUpTo(reader, log.end());
        }
    }

    public static List<String> allTexts(EventLog log) {
        return texts(readAll(log, LogPosition.START));
    }

    /** Reads on until the reader stands at {@code end} or after it. */
    public static List<LogRecord> readUpTo(LogReader reader, LogPosition end) {
        List<LogRecord> records = new ArrayList<>();
        while (!reader.position().isAtOrAfter(end)) {
            List<LogRecord> some = readSome(reader, 64 * 1024);
            if (some.isEmpty()) {
                throw new AssertionError("nothing came before " + end + ", at " + reader.position());
            }
            records.addAll(some);
        }
        return records;
    }

    /** Reads on until {@code count} records came. */
    public static List<LogRecord> readCount(LogReader reader, int count) {
        List<LogRecord> records = new ArrayList<>();
        while (records.size() < count) {
            List<LogRecord> some = readSome(reader, 1);
            if (some.isEmpty()) {
                throw new AssertionError("only " + records.size() + " of " + count + " records came");
            }
            records.addAll(some);
        }
        assertEquals(count, records.size());
        return records;
    }

    private static List<LogRecord> readSome(LogReader reader, int maxBytes) {
        try {
            return reader.read(maxBytes, PATIENCE);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
