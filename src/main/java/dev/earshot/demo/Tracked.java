package dev.earshot.demo;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that a bot reports.
 *
 * @param type the tracker's: {@code customEvent}, {@code revenueEvent}, {@code pageLaunchEvent}, {@code shareEvent}
 * @param details become its {@code extraInfo}; texts and numbers
 */
record Tracked(
        String type,
        String name,
        Map<String, Object> details,
        @Nullable BigDecimal amount,
        @Nullable String currency) {

    static Tracked custom(String name, Map<String, Object> details) {
        return new Tracked("customEvent", name, details, null, null);
    }

    static Tracked revenue(String name, Map<String, Object> details, BigDecimal amount, String currency) {
        return new Tracked("revenueEvent", name, details, amount, currency);
    }

    static Tracked pageLaunch(String name, String url) {
        return new Tracked("pageLaunchEvent", name, Map.of("url", url), null, null);
    }

    static Tracked share(String name) {
        return new Tracked("shareEvent", name, Map.of(), null, null);
    }
}
