package dev.earshot.report.campaigns;

import dev.earshot.attribution.Attribution;
import dev.earshot.attribution.Model;
import dev.earshot.attribution.TouchPoint;
import dev.earshot.report.campaigns.Groups.Group;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A conversion with what it is credited to.
 *
 * @param weights by group its part of the credit; empty if nothing is credited
 * @param isTouched whether their person had a touch before it at all
 */
record Credited(Conversion conversion, Attribution attribution, Map<Group, Double> weights, boolean isTouched) {

    static Credited of(
            Conversion conversion,
            Attribution attribution,
            Model model,
            Function<TouchPoint, Group> groups,
            boolean isTouched) {
        Map<Group, Double> weights = new LinkedHashMap<>();
        model.weights(attribution).forEach((touch, weight) -> weights.merge(groups.apply(touch), weight, Double::sum));
        return new Credited(conversion, attribution, weights, isTouched);
    }

    boolean isCredited() {
        return attribution.isCredited();
    }

    /** From the winning touch to the conversion. */
    Duration took() {
        return Duration.between(attribution.winner().time(), attribution.conversion());
    }
}
