package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Header;
import dev.earshot.event.Identifier;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.WireRequest;
import org.jspecify.annotations.Nullable;

/**
 * One object of a call. Pages disagree whether a field stands at the root or in {@code data}, so it is looked for in both,
 * in {@code data} first. An empty string counts as absent, since senders write one for what they do not know.
 *
 * @param data an empty object if there is none
 * @param raw the object as it was received
 */
record Envelope(WireRequest request, ObjectNode root, ObjectNode data, String raw) {
    private static final int LONGEST_VERSION = 40;

    static Envelope of(WireRequest request, ObjectNode root, String raw) {
        JsonNode first = Json.first(root, "data");
        ObjectNode data = first instanceof ObjectNode object ? object : Json.objectOrText(root, "data");
        return new Envelope(request, root, data == null ? Json.NODES.objectNode() : data, raw);
    }

    /** The field's value in {@code data}, else at the root; null if it is absent, null or an empty string. */
    @Nullable
    JsonNode value(String field) {
        JsonNode value = present(Json.get(data, field));
        return value != null ? value : present(Json.get(root, field));
    }

    private static @Nullable JsonNode present(@Nullable JsonNode value) {
        return value != null && value.isTextual() && value.textValue().isBlank() ? null : value;
    }

    @Nullable
    String text(String field) {
        return Json.scalar(value(field));
    }

    /** @param key by what the same event is known when it comes again; null if it cannot be */
    Header header(@Nullable Identifier user, @Nullable String key) {
        boolean isMessengerUser = user != null && user.type().equals(Identifier.FB_USER_ID);
        Origin origin = new Origin(
                request.bot(),
                isMessengerUser ? "facebook" : "kochava",
                source(),
                request.receivedAt(),
                request.randomId());
        return new Header(
                origin.id(key),
                origin.time(Timestamps.read(value("usertime")), Timestamps.read(value("send_date"))),
                origin.platform(),
                user == null ? "" : user.value(),
                null,
                null,
                null,
                origin.source(),
                null,
                null,
                raw);
    }

    private String source() {
        String version = text("sdk_version");
        boolean isShown = version != null
                && version.length() <= LONGEST_VERSION
                && version.chars().allMatch(c -> c > ' ' && c <= '~');
        return isShown ? "kochava/" + version : "kochava";
    }
}
