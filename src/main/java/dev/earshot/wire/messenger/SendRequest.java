package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.FormText;
import dev.earshot.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Send API's own request inside a logged call of an HTTP library. Libraries put it under {@code json},
 * {@code body}, {@code form}, {@code formData} or {@code data}, as an object or as text (JSON, or a form whose values are
 * JSON again), or into the query; some bots log the request alone.
 */
final class SendRequest {
    private static final List<String> PLACES = List.of("json", "body", "form", "formData", "data", "requestBody");
    private static final List<String> QUERIES = List.of("qs", "params");
    private static final List<String> PARTS = List.of("message", "sender_action", "template");

    private SendRequest() {}

    /** Null if there is none. */
    static @Nullable ObjectNode in(ObjectNode call) {
        ObjectNode request = inPlaces(call, PLACES);
        if (request == null && isRequest(call)) {
            return call;
        }
        ObjectNode wrapped = Json.object(call, "requestBody");
        if (request == null && wrapped != null) {
            request = inPlaces(wrapped, PLACES);
        }
        return request == null ? inPlaces(call, QUERIES) : request;
    }

    /** A value of a request that may be an object or, in forms, text that holds one. */
    static @Nullable JsonNode part(JsonNode request, String field) {
        JsonNode parsed = Json.objectOrText(request, field);
        return parsed == null ? Json.get(request, field) : parsed;
    }

    private static @Nullable ObjectNode inPlaces(ObjectNode call, List<String> places) {
        for (String place : places) {
            JsonNode value = Json.get(call, place);
            ObjectNode request = Json.objectOrText(call, place);
            if (request == null && value != null && value.isTextual()) {
                request = FormText.parse(value.textValue());
            }
            if (request != null && isRequest(request)) {
                return request;
            }
        }
        return null;
    }

    private static boolean isRequest(JsonNode node) {
        for (String part : PARTS) {
            if (Json.get(node, part) != null) {
                return true;
            }
        }
        return Json.get(node, "recipient") != null;
    }
}
