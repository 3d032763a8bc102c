package dev.earshot.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void readsWhatPeopleWrite() {
        assertEquals(Optional.of(Duration.ofDays(30)), Durations.parse("30 days"));
        assertEquals(Optional.of(Duration.ofHours(1)), Durations.parse(" 1 Hour "));
        assertEquals(Optional.of(Duration.ofMinutes(90)), Durations.parse("90min"));
        assertEquals(Optional.of(Duration.ofSeconds(5)), Durations.parse("5 s"));
        assertEquals(Optional.of(Duration.ZERO), Durations.parse("off"));
        assertEquals(Optional.of(Duration.ZERO), Durations.parse("0"));
        for (String none : List.of("", "7", "days", "-1 day", "1.5 hours", "7 months", "7 dogs", "9999999999 d")) {
            assertEquals(Optional.empty(), Durations.parse(none), none);
        }
    }

    @Test
    void writesWhatItReads() {
        assertEquals("30 days", Durations.of(Duration.ofDays(30)));
        assertEquals("24 hours", Durations.of(Duration.ofDays(1)));
        assertEquals("1 hour", Durations.of(Duration.ofHours(1)));
        assertEquals("90 minutes", Durations.of(Duration.ofMinutes(90)));
        assertEquals("61 seconds", Durations.of(Duration.ofSeconds(61)));
        assertEquals("off", Durations.of(Duration.ZERO));
        for (int seconds = 1; seconds < 200_000; seconds += 977) {
            Duration time = Duration.ofSeconds(seconds);
            assertEquals(Optional.of(time), Durations.parse(Durations.of(time)));
        }
    }
}
