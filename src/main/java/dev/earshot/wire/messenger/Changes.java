package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Header;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Elements of {@code changes[]} that are no messaging items: labels, permissions, the page's feed, … */
final class Changes {
    private Changes() {}

    /**
     * The event of a change.
     *
     * @param time of the entry; a change has none of its own, and a retried one comes with the same
     */
    static Event read(Origin origin, JsonNode change, @Nullable String page, @Nullable Instant time, String raw) {
        String field = Json.text(change, "field");
        String name = field == null || field.isEmpty() ? "changes" : field;
        boolean isLabel = name.equals("inbox_labels");
        String user = isLabel ? Json.textAt(change, "value", "user", "id") : null;
        EventId id = origin.id(
                time == null
                        ? null
                        : "change:" + page + ":" + name + ":" + time.toEpochMilli() + ":" + Json.canonical(change));
        Header header = new Header(
                id,
                origin.time(time, null),
                origin.platform(),
                user == null ? "" : user,
                null,
                null,
                page,
                origin.source(),
                null,
                null,
                raw);
        return new BotEvent(
                header,
                isLabel ? BotEvent.Type.LABEL : BotEvent.Type.OTHER,
                name,
                null,
                null,
                null,
                attributes(change));
    }

    private static String attributes(JsonNode change) {
        JsonNode value = Json.get(change, "value");
        return Json.write(value != null && value.isObject() ? value : change);
    }
}
