package dev.earshot.eventlog;

import static dev.earshot.eventlog.Records.append;
import static dev.earshot.eventlog.Records.numbered;
import static dev.earshot.eventlog.Records.readAll;
import static dev.earshot.eventlog.Records.readCount;
import static dev.earshot.eventlog.Records.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** That every record has its place, and keeps it. */
interface PositionContract extends LogUnderTest {

    @Test
    default void anEmptyLogBeginsWhereItEnds() {
        assertTrue(log().start().isAtOrAfter(log().end()));
        assertTrue(log().end().isAtOrAfter(log().start()));
    }

    @Test
    default void readingGoesOnAfterAnyRecord() {
        append(log(), numbered("r", 60));
        List<LogRecord> all = readAll(log(), LogPosition.START);
        for (int i = 0; i < all.size(); i++) {
            List<LogRecord> rest = readAll(log(), all.get(i).next());
            assertEquals(texts(all.subList(i + 1, all.size())), texts(rest));
        }
    }

    @Test
    default void readingGoesOnAfterAnyRecordWhenOpenedAgain() {
        append(log(), numbered("r", 20));
        append(log(), numbered("s", 20));
        List<LogRecord> all = readAll(log(), LogPosition.START);
        LogPosition middle = LogPosition.parse(all.get(25).next().toString());
        reopen();
        append(log(), "t");
        List<String> rest = texts(readAll(log(), middle));
        assertEquals(texts(all.subList(26, 40)), rest.subList(0, 14));
        assertEquals(List.of("t"), rest.subList(14, rest.size()));
    }

    @Test
    default void theReaderStandsAfterTheLastRecordItGave() {
        append(log(), numbered("r", 5));
        try (LogReader reader = log().read(LogPosition.START)) {
            for (int i = 0; i < 5; i++) {
                assertEquals(readCount(reader, 1).getFirst().next(), reader.position());
            }
            assertTrue(reader.position().isAtOrAfter(log().end()));
        }
    }

    @Test
    default void theStartIsAPlaceToReadFrom() {
        append(log(), numbered("r", 5));
        assertEquals(5, readAll(log(), log().start()).size());
        assertEquals(5, readAll(log(), LogPosition.START).size());
    }

    @Test
    default void theEndIsAPlaceToWaitAt() {
        append(log(), "old");
        try (LogReader reader = log().read(log().end())) {
            append(log(), "new");
            assertEquals(List.of("new"), texts(readCount(reader, 1)));
        }
    }

    @Test
    default void theEndIsTheSameWhenOpenedAgain() {
        append(log(), numbered("r", 30));
        LogPosition end = log().end();
        assertEquals(end, reopen().end());
        assertEquals(end, reopen().end());
    }

    @Test
    default void thereIsNoReadingBeyondTheEnd() {
        append(log(), "only");
        TreeMap<Integer, Long> beyond = new TreeMap<>(log().end().offsets());
        beyond.merge(0, 1_000_000L, Long::sum);
        assertThrows(IllegalArgumentException.class, () -> log().read(new LogPosition(beyond)));
    }
}
