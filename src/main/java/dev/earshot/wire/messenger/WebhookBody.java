package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Event;
import dev.earshot.event.RejectReason;
import dev.earshot.wire.Body;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Fault;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of a Messenger webhook: {@code entry[]}, each with {@code messaging[]}, {@code standby[]} or
 * {@code changes[]}. All of them are read, in their order; a broken item becomes a fault and spoils no other.
 *
 * <p>Not thread-safe; for one body.
 */
public final class WebhookBody {

    /** Messenger sends one item, at most some hundred after an outage. */
    static final int MAX_ITEMS = 5_000;

    /**
     * What is kept as received repeats the body around the item for each item. Real bodies come to at most three times
     * their own size; one with a large envelope and many small items would fill the disk.
     */
    private static final int MAX_GROWTH = 8;

    private static final int ALWAYS_ALLOWED_GROWTH = 64 * 1024;

    private static final List<String> LISTS = List.of("messaging", "standby", "changes");

    private final Body.Parsed body;
    private final Origin origin;
    private final ClientAdditions additions;
    private final Envelope envelope;
    private final List<Event> events = new ArrayList<>(2);
    private final List<Fault> faults = new ArrayList<>(0);

    private WebhookBody(Body.Parsed body, Origin origin, ClientAdditions additions) {
        this.body = body;
        this.origin = origin;
        this.additions = additions;
        this.envelope = new Envelope(body, LISTS);
    }

    /** Everything that the body says; never throws for anything in it. */
    public static Decoded decode(Body.Parsed body, Origin origin, ClientAdditions additions) {
        return new WebhookBody(body, origin, additions).decode();
    }

    private Decoded decode() {
        if (Json.get(body.object(), "entry") == null) {
            return Decoded.fault(UnusableException.missing("entry", "a webhook's body holds it")
                    .toFault("", body.text()));
        }
        if (envelope.size() > MAX_ITEMS) {
            return tooLarge("the body holds more than " + MAX_ITEMS + " items: send them in several calls");
        }
        int entryIndex = 0;
        for (JsonNode entry : Json.each(body.object(), "entry")) {
            readEntry(entry, "entry[" + entryIndex + "]");
            entryIndex++;
            if (isTooLarge()) {
                return tooLarge("the body holds many items within a large envelope: send them in several calls");
            }
        }
        return new Decoded(events, faults);
    }

    private boolean isTooLarge() {
        return envelope.written() > mostKept(body);
    }

    /** How much may be kept as received of all that a body holds, in characters. */
    static long mostKept(Body.Parsed body) {
        return (long) MAX_GROWTH * body.text().length() + ALWAYS_ALLOWED_GROWTH;
    }

    private void readEntry(JsonNode entry, String where) {
        if (!entry.isObject()) {
            faults.add(UnusableException.shape("must be an object").toFault(where, envelope.around(entry)));
            return;
        }
        boolean isEmpty = true;
        for (String list : LISTS) {
            int index = 0;
            isEmpty &= Json.get(entry, list) == null;
            for (JsonNode element : Json.each(entry, list)) {
                if (isTooLarge()) {
                    return;
                }
                read(entry, list, element, where, index);
                index++;
            }
        }
        if (isEmpty) {
            readWithoutList(entry, where);
        }
    }

    private void read(JsonNode entry, String list, JsonNode element, String where, int index) {
        String raw = envelope.around(entry, list, element);
        try {
            if (!(element instanceof ObjectNode object)) {
                throw UnusableException.shape("must be an object");
            }
            List<Event> read = list.equals("changes") ? change(entry, object, raw) : item(entry, object, raw);
            events.addAll(read);
            envelope.repeated(raw, read.size() - 1);
        } catch (UnusableException e) {
            faults.add(e.toFault(where + "." + list + "[" + index + "]", raw));
        }
    }

    private List<Event> item(JsonNode entry, ObjectNode received, String raw) {
        ObjectNode node = additions.itemIn(received);
        JsonNode message = Json.get(node, "message");
        Parties parties = Parties.of(node, Json.id(entry, "id"), Json.isTrue(message, "is_echo"));
        Extras extras = additions.extras(body.object(), received, message);
        Item item = new Item(origin, node, parties, Timestamps.read(entry, "time"), extras, raw);
        return MessagingItems.read(item, additions.keys());
    }

    /** The App Dashboard's Test button sends a messaging item as the value of a change. */
    private List<Event> change(JsonNode entry, ObjectNode change, String raw) {
        if (Json.get(change, "value") instanceof ObjectNode value && MessagingItems.isItem(value)) {
            return item(entry, value, raw);
        }
        return List.of(Changes.read(origin, change, page(entry), Timestamps.read(entry, "time"), raw));
    }

    /** Old subscriptions tell only the names of what changed. */
    private void readWithoutList(JsonNode entry, String where) {
        String raw = envelope.around(entry);
        JsonNode names = Json.get(entry, "changed_fields");
        if (names == null) {
            faults.add(UnusableException.missing("messaging", "an entry holds messaging, standby or changes")
                    .toFault(where, raw));
            return;
        }
        ObjectNode change = Json.NODES.objectNode().put("field", "changed_fields");
        change.set("changed_fields", names);
        events.add(Changes.read(origin, change, page(entry), Timestamps.read(entry, "time"), raw));
    }

    /** Only entries of pages have a page's id; those of permissions have the id of somebody with a role. */
    private @Nullable String page(JsonNode entry) {
        String object = Json.text(body.object(), "object");
        return object == null || object.equals("page") || object.equals("instagram") ? Json.id(entry, "id") : null;
    }

    private Decoded tooLarge(String message) {
        return Decoded.fault(new Fault(RejectReason.TOO_LARGE, message, body.text()));
    }
}
