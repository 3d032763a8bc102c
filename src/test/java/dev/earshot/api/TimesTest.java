package dev.earshot.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TimesTest {

    @Test
    void writesUtcWithMilliseconds() {
        assertEquals("2026-01-31T12:00:00.000Z", Times.text(Instant.parse("2026-01-31T12:00:00Z")));
        assertEquals("2026-01-31T12:00:00.123Z", Times.text(Instant.parse("2026-01-31T12:00:00.123456Z")));
    }

    @Test
    void readsRfc3339AndMilliseconds() {
        Optional<Instant> noon = Optional.of(Instant.parse("2026-01-31T12:00:00Z"));
        for (String text : List.of(
                "2026-01-31T12:00:00Z",
                "2026-01-31T12:00:00.000Z",
                "2026-01-31T13:00:00+01:00",
                "2026-01-31T13:00:00 01:00",
                "1769860800000")) {
            assertEquals(noon, Times.parse(text), text);
        }
    }

    @Test
    void readsNothingElse() {
        for (String text :
                List.of("", "now", "2026-01-31", "2026-01-31T12:00:00", "-1", "1769860800000000000", "1e3")) {
            assertEquals(Optional.empty(), Times.parse(text), text);
        }
    }
}
