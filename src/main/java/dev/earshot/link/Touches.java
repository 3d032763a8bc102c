package dev.earshot.link;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.event.Touch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Clicks as events of the log. What the address says is read by the names that click addresses of trackers have. */
final class Touches {
    static final String SOURCE = "link";

    /** Of each word that a stranger's call brings; the rest says nothing more. */
    private static final int MAX_WORD = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Touches() {}

    static Decision.Kept of(Click click) {
        Map<String, String> query = new LinkedHashMap<>(click.follow().query());
        List<Identifier> identifiers = identifiers(query);
        String user = identifiers.stream()
                .filter(identifier -> identifier.type().equals(Identifier.FB_USER_ID))
                .map(Identifier::value)
                .findFirst()
                .orElse("");
        Header header = new Header(
                click.id(),
                click.time(),
                user.isEmpty() ? "link" : "facebook",
                user,
                null,
                null,
                null,
                SOURCE,
                null,
                null,
                raw(click));
        Touch touch = new Touch(
                header,
                Touch.Kind.CLICK,
                traffic(click.kind()),
                click.link().link().trackerCode(),
                taken(query, "network_id"),
                taken(query, "site_id"),
                taken(query, "sub_site_id"),
                taken(query, "creative_id"),
                click.clickId(),
                click.link().link().id(),
                click.rule().isEmpty() ? null : click.rule(),
                identifiers,
                said(click.follow().address()),
                said(click.follow().userAgent()),
                query.isEmpty() ? null : parameters(query));
        return new Decision.Kept(click.link().link().botId(), touch);
    }

    private static Touch.Traffic traffic(Click.Kind kind) {
        return switch (kind) {
            case FIRST -> Touch.Traffic.PERSON;
            case REPEAT -> Touch.Traffic.REPEAT;
            case PROGRAM -> Touch.Traffic.CRAWLER;
        };
    }

    private static List<Identifier> identifiers(Map<String, String> query) {
        List<Identifier> identifiers = new ArrayList<>();
        String user = taken(query, Identifier.FB_USER_ID);
        if (user != null) {
            identifiers.add(new Identifier(Identifier.FB_USER_ID, user));
        }
        String device = taken(query, "device_id");
        String type = taken(query, "device_id_type");
        // Kochava's own template has the placeholder: it means none.
        if (device != null && !device.equals("device_id")) {
            Identifier named = new Identifier(type == null ? "device_id" : type, device);
            if (!identifiers.contains(named)) {
                identifiers.add(named);
            }
        }
        return identifiers;
    }

    /** A parameter that has a place of its own, taken out of the others. */
    private static @Nullable String taken(Map<String, String> query, String name) {
        String value = query.remove(name);
        return value == null ? null : said(value.strip());
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : cut(text);
    }

    private static String parameters(Map<String, String> query) {
        ObjectNode parameters = JSON.createObjectNode();
        query.forEach((name, value) -> parameters.put(cut(name), cut(value)));
        return parameters.toString();
    }

    private static String raw(Click click) {
        Follow follow = click.follow();
        ObjectNode raw = JSON.createObjectNode();
        raw.put("url", cut(follow.target()));
        putIfSaid(raw, "location", click.location());
        putIfSaid(raw, "language", follow.acceptLanguage());
        putIfSaid(raw, "referrer", follow.referrer());
        return raw.toString();
    }

    private static void putIfSaid(ObjectNode into, String name, String value) {
        if (!value.isEmpty()) {
            into.put(name, cut(value));
        }
    }

    private static String cut(String text) {
        return text.length() > MAX_WORD ? text.substring(0, MAX_WORD) : text;
    }
}
