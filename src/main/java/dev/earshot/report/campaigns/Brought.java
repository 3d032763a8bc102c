package dev.earshot.report.campaigns;

import dev.earshot.report.campaigns.Conversion.Goal;
import dev.earshot.store.Tables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is credited to one group, or to none: sums of parts of conversions. Not thread-safe. */
final class Brought {
    private double started;
    private double viewThrough;
    private double engaged;
    private double events;
    private final Map<String, BigDecimal> revenue = new TreeMap<>();
    private final List<Long> millisToStart = new ArrayList<>();

    /** @param weight its part of the conversion, from 0 to 1 */
    void add(Credited credited, double weight) {
        Conversion conversion = credited.conversion();
        switch (conversion.goal()) {
            case STARTED -> {
                started += weight;
                viewThrough += credited.attribution().isViewThrough() ? weight : 0;
                if (credited.isCredited()) {
                    millisToStart.add(credited.took().toMillis());
                }
            }
            case ENGAGED -> engaged += weight;
            case EVENT -> events += weight;
        }
        if (conversion.goal() == Goal.EVENT && conversion.amount() != null && conversion.currency() != null) {
            revenue.merge(conversion.currency(), part(conversion.amount(), weight), BigDecimal::add);
        }
    }

    private static BigDecimal part(BigDecimal amount, double weight) {
        return weight == 1
                ? amount
                : amount.multiply(BigDecimal.valueOf(weight)).setScale(Tables.AMOUNT_SCALE, RoundingMode.HALF_EVEN);
    }

    /** What remains of a whole when this is taken out of it. */
    static Brought rest(Conversions.Totals of, Brought without) {
        Brought rest = new Brought();
        rest.started = of.started() - without.started;
        rest.engaged = of.engaged() - without.engaged;
        rest.events = of.events() - without.events;
        of.revenue()
                .forEach((currency, sum) -> rest.revenue.put(
                        currency, sum.subtract(without.revenue.getOrDefault(currency, BigDecimal.ZERO))));
        return rest;
    }

    double started() {
        return started;
    }

    /** Of those started, whom the winning touch only showed something. */
    double viewThrough() {
        return viewThrough;
    }

    double engaged() {
        return engaged;
    }

    double events() {
        return events;
    }

    /** By currency. */
    Map<String, BigDecimal> revenue() {
        return revenue;
    }

    /** From the winning touch to the first message, in the middle of all; null of none. */
    @Nullable
    Double medianMillisToStart() {
        if (millisToStart.isEmpty()) {
            return null;
        }
        List<Long> sorted = new ArrayList<>(millisToStart);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? (double) sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
