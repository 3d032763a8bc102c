package dev.earshot;

import dev.earshot.config.Settings;
import dev.earshot.demo.DemoPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The options of {@code ./earshot demo} that are not those of {@code run}.
 *
 * @param live whether bots go on talking while the demo runs; default yes
 */
record DemoOptions(long seed, long messages, int bots, int days, boolean live) {
    private static final Set<String> NAMES = Set.of("messages", "bots", "days", "seed", "live");
    private static final String DATA = "./demo-data";

    /** @throws dev.earshot.config.SettingsException naming everything that is wrong with them */
    static DemoOptions read(Map<String, String> arguments) {
        Map<String, String> own = new HashMap<>(arguments);
        own.keySet().retainAll(NAMES);
        Settings settings = new Settings(own, Map.of(), Map.of());
        DemoOptions read = new DemoOptions(
                settings.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
                settings.number("messages", 300_000, 1, DemoPlan.MAX_MESSAGES),
                settings.integer("bots", 3, 1, DemoPlan.MAX_BOTS),
                settings.integer("days", 90, 1, DemoPlan.MAX_DAYS),
                settings.flag("live", true));
        settings.check();
        return read;
    }

    /** What is left of the arguments, for the server; a demo has a data folder of its own. */
    static Map<String, String> ofServer(Map<String, String> arguments, Map<String, String> environment) {
        Map<String, String> rest = new HashMap<>(arguments);
        rest.keySet().removeAll(NAMES);
        if (!environment.containsKey("EARSHOT_DATA")) {
            rest.putIfAbsent("data", DATA);
        }
        return rest;
    }

    DemoPlan plan(Instant end) {
        return new DemoPlan(seed, messages, bots, days, end);
    }
}
