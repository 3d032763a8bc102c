package dev.earshot.store.duckdb;

import dev.earshot.store.Settled;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far each bot's messages are settled, as the tables say. Written by the writing thread, read by all. Thread-safe. */
final class SettledTimes {
    private final Map<String, Settled> byBot = new ConcurrentHashMap<>();

    Settled of(String bot) {
        return byBot.getOrDefault(bot, Settled.NONE);
    }

    void put(String bot, Settled settled) {
        byBot.put(bot, settled);
    }

    /** What the tables say after all. */
    void replace(Map<String, Settled> all) {
        byBot.keySet().retainAll(all.keySet());
        byBot.putAll(all);
    }
}
