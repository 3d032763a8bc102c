package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.Json;
import java.util.List;
import java.util.Map;

/**
 * What is kept as received for each item of a body: the whole body if it holds one item, else the body with all its
 * other fields and that one item, so that reading it again gives that item's events again. Not thread-safe.
 */
final class Envelope {
    private final Body.Parsed body;
    private final List<String> lists;
    private final int size;
    private long written;

    Envelope(Body.Parsed body, List<String> lists) {
        this.body = body;
        this.lists = lists;
        this.size = count();
    }

    /** Number of items; an entry without items counts as one. */
    int size() {
        return size;
    }

    /** Characters given out so far, as often as they are kept. */
    long written() {
        return written;
    }

    /** Something given out once is kept so many times more: by each event of one item. */
    void repeated(String given, int times) {
        written += (long) given.length() * times;
    }

    /** For an entry as a whole. */
    String around(JsonNode entry) {
        return size == 1 ? whole() : write(entry);
    }

    /** For one element of one of an entry's lists. */
    String around(JsonNode entry, String list, JsonNode element) {
        if (size == 1) {
            return whole();
        }
        ObjectNode reduced = Json.NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : entry.properties()) {
            if (!lists.contains(field.getKey())) {
                reduced.set(field.getKey(), field.getValue());
            }
        }
        reduced.set(list, Json.NODES.arrayNode().add(element));
        return write(reduced);
    }

    private String whole() {
        written += body.text().length();
        return body.text();
    }

    private String write(JsonNode entry) {
        ObjectNode reduced = Json.NODES.objectNode();
        reduced.setAll(body.object());
        reduced.set("entry", Json.NODES.arrayNode().add(entry));
        String text = reduced.toString();
        written += text.length();
        return text;
    }

    private int count() {
        int count = 0;
        for (JsonNode entry : Json.each(body.object(), "entry")) {
            int ofEntry = 0;
            for (String list : lists) {
                JsonNode elements = Json.get(entry, list);
                ofEntry += elements == null ? 0 : elements.isArray() ? elements.size() : 1;
            }
            count += Math.max(1, ofEntry);
        }
        return count;
    }
}
