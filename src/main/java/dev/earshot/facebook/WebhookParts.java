package dev.earshot.facebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.BodyReader;
import dev.earshot.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A webhook's body by pages: Meta may put entries of several into one.
 *
 * @param parts the body of each page; the very bytes received if there is only one page. One of none if no entry names one
 * @param people who wrote, of each page
 */
record WebhookParts(Map<String, byte[]> parts, Map<String, Set<String>> people) {
    /** Real bodies have a handful. */
    private static final int MAX_PAGES = 100;

    private static final String NO_PAGE = "";

    static WebhookParts of(byte[] body) {
        if (!(BodyReader.read(body) instanceof Body.Parsed(ObjectNode root, String text))) {
            return new WebhookParts(Map.of(NO_PAGE, body), Map.of());
        }
        Map<String, List<JsonNode>> entries = new LinkedHashMap<>();
        Map<String, Set<String>> people = new LinkedHashMap<>();
        for (JsonNode entry : Json.each(root, "entry")) {
            String id = Json.id(entry, "id");
            String page = id == null || entries.size() >= MAX_PAGES ? NO_PAGE : id;
            entries.computeIfAbsent(page, any -> new ArrayList<>()).add(entry);
            addPeople(entry, page, people);
        }
        if (entries.size() <= 1) {
            String only =
                    entries.isEmpty() ? NO_PAGE : entries.keySet().iterator().next();
            return new WebhookParts(Map.of(only, body), people);
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        entries.forEach((page, own) -> parts.put(page, part(root, own)));
        return new WebhookParts(parts, people);
    }

    private static byte[] part(ObjectNode root, List<JsonNode> entries) {
        ObjectNode part = Json.NODES.objectNode();
        part.setAll(root);
        part.set("entry", Json.NODES.arrayNode().addAll(entries));
        return Json.write(part).getBytes(StandardCharsets.UTF_8);
    }

    private static void addPeople(JsonNode entry, String page, Map<String, Set<String>> people) {
        for (String list : List.of("messaging", "standby")) {
            for (JsonNode item : Json.each(entry, list)) {
                String sender = Json.textAt(item, "sender", "id");
                if (sender != null && !sender.equals(page)) {
                    people.computeIfAbsent(page, any -> new LinkedHashSet<>()).add(sender);
                }
            }
        }
    }
}
