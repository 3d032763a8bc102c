package dev.earshot.projection;

import dev.earshot.store.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which events are stored already: exactly, in bounded memory. Most new ids are known to be new by {@link StoredIds}' filter,
 * most copies by the ids of late; the store is asked of the rest, once a batch and bot.
 *
 * <p>Not thread-safe.
 */
final class SeenIds {
    private final Store store;
    private final StoredIds storedIds;
    private final RecentMap<UUID, Boolean> recent;
    private final Set<UUID> knownOfBatch = new HashSet<>();
    private final Set<UUID> ofBatch = new HashSet<>();

    SeenIds(Store store, StoredIds storedIds, int recentIds) {
        this.store = store;
        this.storedIds = storedIds;
        this.recent = new RecentMap<>(recentIds);
    }

    /** Finds out what has to be asked of the store before a batch is gone through. */
    void prepare(List<BatchEvent> events) {
        Map<String, Set<UUID>> doubtful = new HashMap<>();
        for (BatchEvent event : events) {
            for (UUID id : event.ids()) {
                if (!recent.containsKey(id) && storedIds.mightContain(id)) {
                    doubtful.computeIfAbsent(event.bot(), bot -> new HashSet<>())
                            .add(id);
                }
            }
        }
        doubtful.forEach((bot, ids) -> knownOfBatch.addAll(store.known(bot, ids)));
    }

    /** Whether it is stored, as far as {@link #prepare} found out; of what is new in this batch nothing is said. */
    boolean isKnown(UUID id) {
        return recent.containsKey(id) || knownOfBatch.contains(id);
    }

    /** Whether it was seen before; from now on it was. */
    boolean isSeen(UUID id) {
        if (recent.containsKey(id) || knownOfBatch.contains(id) || !ofBatch.add(id)) {
            return true;
        }
        // Before it is written: of a write whose outcome nobody knows, the ids must not count as surely new later.
        storedIds.add(id);
        return false;
    }

    /** The batch is stored. */
    void stored() {
        for (UUID id : ofBatch) {
            recent.put(id, true);
        }
        ofBatch.clear();
        knownOfBatch.clear();
    }
}
