package dev.earshot.attribution;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the credit for one conversion is shared among its touches. It is the reader's choice, and stored nowhere. */
public enum Model {
    /** All to the winner. */
    LAST,
    /** All to the earliest. */
    FIRST,
    /** To each the same. */
    LINEAR,
    /** To the earliest and the latest 40 % each, the rest to those between; of two, half to each. */
    POSITION,
    /** The older, the less: half for every seven days. */
    DECAY;

    private static final double OUTER = 0.4;
    private static final Duration HALF_LIFE = Duration.ofDays(7);

    /** By touch its part of the whole, the parts adding up to 1; empty if nothing is credited. */
    public Map<TouchPoint, Double> weights(Attribution attribution) {
        if (!attribution.isCredited()) {
            return Map.of();
        }
        List<TouchPoint> touches = attribution.inTime();
        return switch (this) {
            case LAST -> Map.of(attribution.winner(), 1.0);
            case FIRST -> Map.of(touches.getFirst(), 1.0);
            case LINEAR -> shared(touches, linear(touches.size()));
            case POSITION -> shared(touches, position(touches.size()));
            case DECAY -> shared(touches, decay(touches, attribution.conversion()));
        };
    }

    private static Map<TouchPoint, Double> shared(List<TouchPoint> touches, double[] parts) {
        double whole = Arrays.stream(parts).sum();
        Map<TouchPoint, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            weights.merge(touches.get(i), parts[i] / whole, Double::sum);
        }
        return weights;
    }

    private static double[] linear(int count) {
        double[] parts = new double[count];
        Arrays.fill(parts, 1);
        return parts;
    }

    private static double[] position(int count) {
        double[] parts = linear(count);
        if (count > 2) {
            Arrays.fill(parts, (1 - 2 * OUTER) / (count - 2));
            parts[0] = OUTER;
            parts[count - 1] = OUTER;
        }
        return parts;
    }

    private static double[] decay(List<TouchPoint> touches, Instant conversion) {
        return touches.stream()
                .mapToDouble(touch -> Math.pow(
                        2, -(double) Duration.between(touch.time(), conversion).toMillis() / HALF_LIFE.toMillis()))
                .toArray();
    }
}
