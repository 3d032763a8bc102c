package dev.earshot.eventlog.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SegmentLogSettingsTest {
    private static final SegmentLogSettings DEFAULTS = SegmentLogSettings.in(Path.of("data", "log"));

    @Test
    void theDefaults() {
        assertEquals(Path.of("data", "log"), DEFAULTS.folder());
        assertEquals(67_108_864, DEFAULTS.segmentBytes());
        assertEquals(67_108_864, DEFAULTS.maxBytesInFlight());
        assertEquals(Retention.EVERYTHING, DEFAULTS.retention());
        assertEquals(Duration.ofMillis(200), DEFAULTS.retryAfter());
    }

    @Test
    void eachCanBeChosen() {
        SegmentLogSettings chosen = DEFAULTS.withSegmentBytes(2_000)
                .withMaxBytesInFlight(3_000)
                .withRetention(Retention.maxAge(Duration.ofDays(90)))
                .withRetryAfter(Duration.ofSeconds(1));
        assertEquals(
                new SegmentLogSettings(
                        Path.of("data", "log"),
                        2_000,
                        3_000,
                        new Retention(Duration.ofDays(90), Long.MAX_VALUE),
                        Duration.ofSeconds(1)),
                chosen);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withSegmentBytes(1_023));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMaxBytesInFlight(0));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withRetryAfter(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Retention.maxAge(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> Retention.maxBytes(0));
    }
}
