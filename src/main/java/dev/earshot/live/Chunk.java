package dev.earshot.live;

import dev.earshot.event.BotId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one read of the tail brought, in the order of the log. Not thread-safe. */
final class Chunk {
    private final Map<Optional<BotId>, List<RecordItems>> byBot = new HashMap<>();
    private final List<RecordItems> records = new ArrayList<>();
    private final Map<Topic, Optional<Delivery.Items>> deliveries = new HashMap<>();

    void add(RecordItems record) {
        if (!record.items().isEmpty()) {
            records.add(record);
            byBot.computeIfAbsent(record.bot(), bot -> new ArrayList<>()).add(record);
        }
    }

    /** What the chunk has for a topic, if anything: made once for all its subscribers. */
    Optional<Delivery.Items> of(Topic topic) {
        return deliveries.computeIfAbsent(topic, this::collect);
    }

    private Optional<Delivery.Items> collect(Topic topic) {
        // A keyless rejection among a bot's items has to stand in the log's order: clients resume from the last one.
        boolean isMixed = topic.withKeyless() && byBot.containsKey(Optional.<BotId>empty());
        List<RecordItems> own = isMixed
                ? records.stream().filter(record -> record.isIn(topic)).toList()
                : byBot.getOrDefault(Optional.of(topic.bot()), List.of());
        if (own.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Delivery.Items(
                own.stream().flatMap(record -> record.items().stream()).toList(),
                own.stream().mapToLong(RecordItems::bytes).sum()));
    }
}
