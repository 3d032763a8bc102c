package dev.earshot.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LogPositionTest {

    @Test
    void isWrittenShortAndReadBack() {
        for (String text : List.of("", "0-0", "0-4711", "0-4711,1-12", "3-9223372036854775807,17-0")) {
            assertEquals(text, LogPosition.parse(text).toString());
        }
        assertEquals(LogPosition.START, LogPosition.parse(""));
        assertEquals(LogPosition.of(4711), LogPosition.parse("0-4711"));
    }

    @Test
    void partitionsAreInOrder() {
        assertEquals("1-5,2-6,10-7", new LogPosition(new TreeMap<>(Map.of(10, 7L, 1, 5L, 2, 6L))).toString());
        assertThrows(IllegalArgumentException.class, () -> LogPosition.parse("10-7,1-5,2-6"));
    }

    @Test
    void whatIsNoPositionIsRefused() {
        for (String text : List.of(
                "x",
                "5",
                "-5",
                "0-",
                "0--1",
                "-1-5",
                "0-1,",
                ",0-1",
                "0-1,,1-2",
                "a-1",
                "0-b",
                " 0-1",
                "0-1 ",
                "0-99999999999999999999",
                "99999999999-1",
                "0-1,0-2",
                "0-+1",
                "+0-1",
                "00-1")) {
            assertThrows(IllegalArgumentException.class, () -> LogPosition.parse(text), () -> "'" + text + "'");
        }
    }

    @Test
    void aNegativeOffsetOrPartitionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LogPosition.of(-1));
        assertThrows(IllegalArgumentException.class, () -> new LogPosition(new TreeMap<>(Map.of(-1, 1L))));
    }

    @Test
    void aPartitionThatIsNotNamedStandsAtItsBeginning() {
        assertEquals(0, LogPosition.START.offset(0));
        assertEquals(0, LogPosition.of(5).offset(1));
        assertEquals(5, LogPosition.of(5).offset(0));
    }

    @Test
    void isAtOrAfterAnotherIfItIsInEveryPartition() {
        assertTrue(LogPosition.of(5).isAtOrAfter(LogPosition.of(5)));
        assertTrue(LogPosition.of(6).isAtOrAfter(LogPosition.of(5)));
        assertFalse(LogPosition.of(4).isAtOrAfter(LogPosition.of(5)));
        assertTrue(LogPosition.parse("0-5,1-7").isAtOrAfter(LogPosition.parse("0-5,1-6")));
        assertFalse(LogPosition.parse("0-9,1-5").isAtOrAfter(LogPosition.parse("0-5,1-6")));
        assertFalse(LogPosition.of(9).isAtOrAfter(LogPosition.parse("0-5,1-6")));
        assertTrue(LogPosition.parse("0-5,1-6").isAtOrAfter(LogPosition.of(5)));
    }

    @Test
    void everythingIsAtOrAfterTheStart() {
        assertTrue(LogPosition.START.isAtOrAfter(LogPosition.START));
        assertTrue(LogPosition.of(0).isAtOrAfter(LogPosition.START));
        assertTrue(LogPosition.START.isAtOrAfter(LogPosition.of(0)));
        assertFalse(LogPosition.START.isAtOrAfter(LogPosition.of(1)));
    }

    @Test
    void isAValue() {
        TreeMap<Integer, Long> offsets = new TreeMap<>(Map.of(0, 5L));
        LogPosition position = new LogPosition(offsets);
        offsets.put(0, 6L);
        assertEquals(LogPosition.of(5), position);
        assertNotEquals(LogPosition.of(6), position);
        assertThrows(
                UnsupportedOperationException.class, () -> position.offsets().put(1, 1L));
    }
}
