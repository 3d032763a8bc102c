package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Receipt;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delivered and read. */
final class Receipts {
    private Receipts() {}

    static List<Event> delivery(Item item, JsonNode delivery) {
        return receipt(item, Receipt.Kind.DELIVERED, "delivery", delivery);
    }

    static List<Event> read(Item item, JsonNode read) {
        return receipt(item, Receipt.Kind.READ, "read", read);
    }

    private static List<Event> receipt(Item item, Receipt.Kind kind, String name, JsonNode receipt) {
        if (!receipt.isObject()) {
            throw UnusableException.bad(name, "must be an object");
        }
        item.requiredUser();
        List<String> messageIds = messageIds(receipt);
        Instant watermark = Timestamps.read(receipt, "watermark");
        if (messageIds.isEmpty() && watermark == null) {
            throw UnusableException.missing(name + ".watermark", "it or message ids say which messages are meant");
        }
        return List.of(
                new Receipt(item.header(id(item, name, receipt, messageIds, watermark)), kind, messageIds, watermark));
    }

    /** A receipt says the same however often it comes, so it needs no time of its own to be known again. */
    private static EventId id(
            Item item, String name, JsonNode receipt, List<String> messageIds, @Nullable Instant watermark) {
        if (watermark != null) {
            return item.origin().id(EventKeys.item(item, name, watermark, receipt));
        }
        return item.origin()
                .id(EventKeys.change(
                        name, String.join(",", messageIds), item.parties().user()));
    }

    private static List<String> messageIds(JsonNode receipt) {
        List<String> ids = new ArrayList<>();
        for (JsonNode mid : Json.each(receipt, "mids")) {
            String id = Json.scalar(mid);
            if (id != null) {
                ids.add(id);
            }
        }
        String single = Json.id(receipt, "mid");
        if (single != null) {
            ids.add(single);
        }
        return ids;
    }
}
