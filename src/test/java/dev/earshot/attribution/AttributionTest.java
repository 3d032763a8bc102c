package dev.earshot.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.earshot.attribution.TouchPoint.Kind;
import dev.earshot.attribution.TouchPoint.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final Instant CONVERSION = Instant.parse("2026-03-31T12:00:00Z");

    private final long seed = Long.getLong("earshot.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    private static TouchPoint touch(String id, Kind kind, Match match, Duration before) {
        return new TouchPoint(id, CONVERSION.minus(before), kind, match);
    }

    private static TouchPoint click(String id, Duration before) {
        return touch(id, Kind.CLICK, Match.EXACT, before);
    }

    private static Attribution of(TouchPoint... touches) {
        return Attribution.of(CONVERSION, List.of(touches), Windows.WITH_MODELLED);
    }

    private static List<String> ids(Attribution attribution) {
        return attribution.touches().stream().map(TouchPoint::id).toList();
    }

    @Test
    void windowsEndToTheMillisecond() {
        assertWindow(Kind.CLICK, Match.EXACT, Duration.ofDays(30));
        assertWindow(Kind.CLICK, Match.MODELLED, Duration.ofDays(7));
        assertWindow(Kind.IMPRESSION, Match.EXACT, Duration.ofHours(24));
    }

    private static void assertWindow(Kind kind, Match match, Duration window) {
        String which = match + " " + kind;
        assertTrue(of(touch("at the moment itself", kind, match, Duration.ZERO)).isCredited(), which);
        assertFalse(
                of(touch("a millisecond later", kind, match, Duration.ofMillis(-1)))
                        .isCredited(),
                which);
        assertTrue(of(touch("just within", kind, match, window.minusMillis(1))).isCredited(), which);
        assertFalse(of(touch("at the end", kind, match, window)).isCredited(), which);
    }

    @Test
    void nothingIsGuessedUnlessSomebodyWantsIt() {
        TouchPoint guessed = touch("a", Kind.CLICK, Match.MODELLED, Duration.ZERO);

        assertFalse(
                Attribution.of(CONVERSION, List.of(guessed), Windows.DEFAULT).isCredited());
        assertFalse(
                of(touch("a", Kind.IMPRESSION, Match.MODELLED, Duration.ZERO)).isCredited(), "a look never is");
    }

    @Test
    void whoIsKnownComesBeforeWhoIsGuessedAClickBeforeALookThenTheNewest() {
        Attribution attribution = of(
                touch("guess", Kind.CLICK, Match.MODELLED, Duration.ofMinutes(1)),
                touch("look", Kind.IMPRESSION, Match.EXACT, Duration.ofMinutes(2)),
                click("old", Duration.ofDays(20)),
                click("new", Duration.ofDays(10)));

        assertEquals(List.of("new", "old", "look", "guess"), ids(attribution));
        assertEquals("new", attribution.winner().id());
        assertEquals(3, attribution.influencers().size());
        assertFalse(attribution.isViewThrough());
    }

    @Test
    void whatWasOnlySeenIsAViewThrough() {
        assertTrue(
                of(touch("look", Kind.IMPRESSION, Match.EXACT, Duration.ofHours(1)), click("late", Duration.ofDays(40)))
                        .isViewThrough());
        assertFalse(of().isViewThrough());
        assertEquals(List.of(), of().influencers());
    }

    @Test
    void modelsShareTheCredit() {
        TouchPoint look = touch("look", Kind.IMPRESSION, Match.EXACT, Duration.ofHours(1));
        Attribution attribution = of(
                look, click("c", Duration.ofDays(7)), click("b", Duration.ofDays(14)), click("a", Duration.ofDays(21)));

        assertEquals(Map.of("c", 1.0), shares(Model.LAST, attribution), "the winner, though the look was later");
        assertEquals(Map.of("a", 1.0), shares(Model.FIRST, attribution));
        assertEquals(Map.of("a", 0.25, "b", 0.25, "c", 0.25, "look", 0.25), shares(Model.LINEAR, attribution));
        assertEquals(Map.of("a", 0.4, "b", 0.1, "c", 0.1, "look", 0.4), shares(Model.POSITION, attribution));
        assertEquals(
                Map.of("now", 0.571, "c", 0.286, "b", 0.143),
                shares(
                        Model.DECAY,
                        of(
                                click("now", Duration.ZERO),
                                click("c", Duration.ofDays(7)),
                                click("b", Duration.ofDays(14)))),
                "4 to 2 to 1");
    }

    @Test
    void ofOneOrTwoThereIsNothingBetween() {
        Attribution two = of(click("b", Duration.ofDays(1)), click("a", Duration.ofDays(2)));

        assertEquals(Map.of("a", 0.5, "b", 0.5), shares(Model.POSITION, two));
        for (Model model : Model.values()) {
            assertEquals(Map.of("a", 1.0), shares(model, of(click("a", Duration.ofDays(2)))), model.name());
            assertEquals(Map.of(), shares(model, of()), model.name());
        }
    }

    private static Map<String, Double> shares(Model model, Attribution attribution) {
        return model.weights(attribution).entrySet().stream()
                .collect(Collectors.toMap(
                        weight -> weight.getKey().id(), weight -> Math.round(weight.getValue() * 1_000) / 1_000.0));
    }

    @Test
    void anyTouchesInAnyOrderGiveOneWinnerAndPartsOfOneWhole() {
        System.out.println("AttributionTest, seed " + seed);
        int shared = 0;
        for (int i = 0; i < 2_000; i++) {
            List<TouchPoint> touches = touches(random.nextInt(8));
            Attribution attribution = Attribution.of(CONVERSION, touches, Windows.WITH_MODELLED);
            List<TouchPoint> other = new ArrayList<>(touches);
            Collections.shuffle(other, random);
            String which = "seed " + seed + ", " + touches;
            assertEquals(attribution, Attribution.of(CONVERSION, other, Windows.WITH_MODELLED), which);
            assertEquals(naiveWinner(touches), attribution.isCredited() ? attribution.winner() : null, which);
            for (Model model : Model.values()) {
                Map<TouchPoint, Double> weights = model.weights(attribution);
                double sum = weights.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertEquals(attribution.isCredited() ? 1 : 0, sum, 1e-9, model + ", " + which);
                assertTrue(weights.values().stream().allMatch(weight -> weight > 0), model + ", " + which);
                assertTrue(attribution.touches().containsAll(weights.keySet()), model + ", " + which);
                shared += weights.size() > 1 ? 1 : 0;
            }
        }
        assertTrue(shared > 1_000, shared + " shared credits are enough to tell");
    }

    /** Round a window's end as often as anywhere else. */
    private List<TouchPoint> touches(int count) {
        List<TouchPoint> touches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long day = Duration.ofDays(1).toMillis();
            long before = random.nextBoolean()
                    ? List.of(0L, day, 7 * day, 30 * day).get(random.nextInt(4)) + random.nextInt(3) - 1
                    : random.nextLong(40 * day);
            touches.add(touch(
                    "t" + i,
                    random.nextBoolean() ? Kind.CLICK : Kind.IMPRESSION,
                    random.nextInt(3) > 0 ? Match.EXACT : Match.MODELLED,
                    Duration.ofMillis(before)));
        }
        return touches;
    }

    private static @org.jspecify.annotations.Nullable TouchPoint naiveWinner(List<TouchPoint> touches) {
        return touches.stream()
                .filter(AttributionTest::counts)
                .min(Comparator.<TouchPoint>comparingInt(touch -> touch.match() == Match.EXACT ? 0 : 1)
                        .thenComparingInt(touch -> touch.kind() == Kind.CLICK ? 0 : 1)
                        .thenComparingLong(touch -> -touch.time().toEpochMilli())
                        .thenComparing(TouchPoint::id))
                .orElse(null);
    }

    private static boolean counts(TouchPoint touch) {
        long millis = CONVERSION.toEpochMilli() - touch.time().toEpochMilli();
        long hours = touch.kind() == Kind.IMPRESSION
                ? touch.match() == Match.EXACT ? 24 : 0
                : touch.match() == Match.EXACT ? 720 : 168;
        return millis >= 0 && millis < hours * 3_600_000;
    }
}
