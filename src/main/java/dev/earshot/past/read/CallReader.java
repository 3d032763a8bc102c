package dev.earshot.past.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Dialect;
import dev.earshot.wire.FormText;
import dev.earshot.wire.Json;
import dev.earshot.wire.Timestamps;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tracker as it was recorded: {@code {"target":"/track?platform=…&type=…","body":{…},"receivedAt":"…"}}. So the
 * quarantine shows them. {@code query} may stand for the target, as text or as an object, and the body may be a string.
 */
final class CallReader {
    private final Target target;
    private final Naming naming;

    CallReader(Target target, Naming naming) {
        this.target = target;
        this.naming = naming;
    }

    static boolean isCall(ObjectNode line) {
        JsonNode body = Json.get(line, "body");
        return body != null
                && (body.isObject() || body.isTextual())
                && (Json.get(line, "target") != null || Json.get(line, "query") != null);
    }

    /** @throws UnusableException if it names no tracker, or no time can be found */
    Decoded read(ObjectNode line, long number) {
        Instant receivedAt = Timestamps.read(line, "receivedAt");
        Instant now = receivedAt == null ? target.now() : receivedAt;
        String id = Json.id(line, "id");
        Supplier<EventId> ids = id != null && RowReader.uuid(id) != null ? naming.ofQuarantined(id) : naming.of(number);
        JsonNode body = line.get("body");
        String text = body.isTextual() ? body.textValue() : Json.write(body);
        Decoded decoded = dialect(Json.text(line, "target"))
                .decode(new WireRequest(target.bot(), query(line), text.getBytes(StandardCharsets.UTF_8), now, ids));
        if (receivedAt == null) {
            decoded.events().forEach(this::requireTime);
        }
        return decoded;
    }

    /** What has no time of its own happened when it was received; here nobody says when that was. */
    private void requireTime(Event event) {
        if (event.header().time().equals(target.now())) {
            throw UnusableException.missing("receivedAt", "the body has no time of its own");
        }
    }

    private Dialect dialect(@Nullable String address) {
        String path = address == null
                ? "/track"
                : address.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
        String plain = path.replaceAll("^/+", "/").replaceAll("(?<=.)/+$", "");
        Dialect dialect = target.dialects().get(plain);
        if (dialect == null) {
            throw UnusableException.bad("target", "is no tracker's address: /track?platform=…&type=…");
        }
        return dialect;
    }

    private static Map<String, String> query(ObjectNode line) {
        Map<String, String> values = new LinkedHashMap<>();
        fields(line).properties().forEach(field -> {
            String value = Json.scalar(field.getValue());
            values.put(field.getKey(), value == null ? "" : value);
        });
        return values;
    }

    private static ObjectNode fields(ObjectNode line) {
        JsonNode query = Json.get(line, "query");
        if (query instanceof ObjectNode object) {
            return object;
        }
        String target = Json.text(line, "target");
        String text = query != null ? query.asText() : target == null ? "" : target;
        int question = text.indexOf('?');
        return question < 0 && query == null ? Json.NODES.objectNode() : FormText.parse(text.substring(question + 1));
    }
}
