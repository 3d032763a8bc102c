package dev.earshot.api;

import dev.earshot.event.BotId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers what the test wrote into it. */
final class FakeBooks implements BotBooks {
    private static final Balance EMPTY = new Balance(0, 0, 0, Map.of(), 0, 0, 0, true, true);

    private final Map<BotId, Balance> balances = new ConcurrentHashMap<>();

    void set(BotId bot, Balance balance) {
        balances.put(bot, balance);
    }

    @Override
    public Balance of(BotId bot) {
        return balances.getOrDefault(bot, EMPTY);
    }
}
