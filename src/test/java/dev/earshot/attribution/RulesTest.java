package dev.earshot.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.attribution.TouchPoint.Kind;
import dev.earshot.attribution.TouchPoint.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Windows of bots and trackers, events that go back to the first message, and credits that come too soon: to the millisecond. */
class RulesTest {
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final Duration MILLI = Duration.ofMillis(1);

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private Duration any() {
        // Windows are set in seconds.
        return Duration.ofSeconds(random.nextInt(1, 90 * 86_400));
    }

    private static TouchPoint touch(Kind kind, Match match, Instant time) {
        return new TouchPoint("a", time, kind, match);
    }

    private static boolean isCredited(Windows windows, Kind kind, Match match, Duration before) {
        return Attribution.of(NOW, List.of(touch(kind, match, NOW.minus(before))), windows)
                .isCredited();
    }

    @Test
    void everyWindowEndsToTheMillisecond() {
        for (int i = 0; i < 200; i++) {
            Windows windows = new Windows(any(), any(), any());
            String which = "seed " + seed + ", " + windows;
            edges(windows, Kind.CLICK, Match.EXACT, windows.click(), which);
            edges(windows, Kind.CLICK, Match.MODELLED, windows.modelledClick(), which);
            edges(windows, Kind.IMPRESSION, Match.EXACT, windows.impression(), which);
        }
    }

    private static void edges(Windows windows, Kind kind, Match match, Duration window, String which) {
        assertTrue(isCredited(windows, kind, match, Duration.ZERO), which);
        assertTrue(isCredited(windows, kind, match, window.minus(MILLI)), which);
        assertFalse(isCredited(windows, kind, match, window), which);
        assertFalse(isCredited(windows, kind, match, MILLI.negated()), which);
    }

    @Test
    void aWindowOfNothingIsOff() {
        Windows off = new Windows(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        assertFalse(isCredited(off, Kind.CLICK, Match.EXACT, Duration.ZERO));
        assertFalse(isCredited(off, Kind.IMPRESSION, Match.EXACT, Duration.ZERO));
    }

    @Test
    void aTrackersOwnWindowsCountForItsTouchesAlone() {
        Windows week = new Windows(Duration.ofDays(7), Duration.ZERO, Duration.ZERO);
        Rules rules = new Rules(Windows.DEFAULT, Map.of("t1", week), Duration.ZERO, Duration.ZERO);

        assertEquals(week, rules.of("t1"));
        assertEquals(Windows.DEFAULT, rules.of("t2"));
        assertEquals(Windows.DEFAULT, rules.of(null));
        assertEquals(Duration.ofDays(30), rules.longest());
        Rules longer = new Rules(week, Map.of("t1", Windows.DEFAULT), Duration.ofDays(2), Duration.ZERO);
        assertEquals(Duration.ofDays(30), longer.longest());
        assertEquals(Duration.ofDays(32), longer.reach());
    }

    @Test
    void anEventGoesBackToTheFirstMessageToTheMillisecond() {
        for (int i = 0; i < 200; i++) {
            Duration association = any();
            Rules rules = new Rules(Windows.DEFAULT, Map.of(), association, Duration.ZERO);
            Instant started = NOW.minus(association);
            // Too old for the event itself, whatever its association.
            TouchPoint click = touch(Kind.CLICK, Match.EXACT, started.minus(Duration.ofDays(29)));
            String which = "seed " + seed + ", " + association;
            boolean isOwn = Duration.between(click.time(), NOW).compareTo(Duration.ofDays(30)) < 0;

            assertEquals(isOwn, ofEvent(rules, NOW, started, click).isCredited(), which);
            assertTrue(ofEvent(rules, NOW.minus(MILLI), started, click).isCredited(), which);
            assertEquals(
                    "a",
                    ofEvent(rules, NOW.minus(MILLI), started, click).winner().id());
            assertEquals(
                    NOW.minus(MILLI),
                    ofEvent(rules, NOW.minus(MILLI), started, click).conversion());
            assertTrue(ofEvent(rules, started, started, click).isCredited(), which);
        }
    }

    private static Attribution ofEvent(Rules rules, Instant event, Instant started, TouchPoint click) {
        return rules.ofEvent(event, started, List.of(click), touch -> rules.of(null));
    }

    @Test
    void anEventsOwnTouchesComeFirstAndAFirstMessageAfterItIsNone() {
        Rules rules = new Rules(Windows.DEFAULT, Map.of(), Duration.ofDays(300), Duration.ZERO);
        Instant started = NOW.minus(Duration.ofDays(100));
        TouchPoint old = new TouchPoint("old", started.minus(MILLI), Kind.CLICK, Match.EXACT);
        TouchPoint late = new TouchPoint("new", NOW.minus(MILLI), Kind.CLICK, Match.EXACT);

        assertEquals(
                "new",
                rules.ofEvent(NOW, started, List.of(old, late), touch -> rules.windows())
                        .winner()
                        .id());
        assertEquals(
                List.of(old),
                rules.ofEvent(NOW, started, List.of(old), touch -> rules.windows())
                        .touches());
        assertFalse(rules.ofEvent(NOW, NOW.plus(MILLI), List.of(old), touch -> rules.windows())
                .isCredited());
        assertFalse(
                rules.ofEvent(NOW, null, List.of(old), touch -> rules.windows()).isCredited());
    }

    @Test
    void theTimeBetweenCreditsEndsToTheMillisecond() {
        Rules rules = new Rules(Windows.DEFAULT, Map.of(), Duration.ZERO, Duration.ofMinutes(5));
        assertTrue(rules.isTooSoon(NOW, NOW));
        assertTrue(rules.isTooSoon(NOW, NOW.plus(Duration.ofMinutes(5)).minus(MILLI)));
        assertFalse(rules.isTooSoon(NOW, NOW.plus(Duration.ofMinutes(5))));
        assertFalse(Rules.DEFAULT.isTooSoon(NOW, NOW), "off");
        assertThrows(
                IllegalArgumentException.class,
                () -> new Rules(Windows.DEFAULT, Map.of(), MILLI.negated(), Duration.ZERO));
    }
}
