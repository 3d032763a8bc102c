package dev.earshot.takeover;

import dev.earshot.event.BotId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever looks at a conversation when something changed about who has it. Thread-safe. */
public final class TakeoverFeed {
    private static final Logger log = LoggerFactory.getLogger(TakeoverFeed.class);

    private final Map<Place, List<Runnable>> watchers = new ConcurrentHashMap<>();

    private record Place(BotId bot, String user) {}

    /**
     * @param onChange called on any thread, perhaps on several at once; must not take long. It asks what holds now
     * @return to be closed when nobody looks any more
     */
    public AutoCloseable watch(BotId bot, String user, Runnable onChange) {
        Place place = new Place(bot, user);
        watchers.computeIfAbsent(place, _ -> new CopyOnWriteArrayList<>()).add(onChange);
        return () -> watchers.computeIfPresent(place, (_, all) -> {
            all.remove(onChange);
            return all.isEmpty() ? null : all;
        });
    }

    void changed(BotId bot, String user) {
        for (Runnable watcher : watchers.getOrDefault(new Place(bot, user), List.of())) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                log.warn("who looks at a conversation could not be told that it changed", e);
            }
        }
    }
}
