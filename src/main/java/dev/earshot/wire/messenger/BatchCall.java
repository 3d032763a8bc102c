package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Event;
import dev.earshot.event.RejectReason;
import dev.earshot.wire.Body;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Fault;
import dev.earshot.wire.FormText;
import dev.earshot.wire.Json;
import dev.earshot.wire.Origin;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Graph's batch form, {@code batch=[{method, relative_url, body}]}: several requests in one call, answered by a list in
 * the same order. Each request to {@code messages} is read as the call of the Send API that it stands for; the others
 * (profiles, labels) say nothing to anybody. Not thread-safe; for one call.
 */
final class BatchCall {

    /** Graph takes no more. */
    private static final int MAX_REQUESTS = 50;

    private static final String BATCH = "batch";
    private static final String RESPONSE = "responseBody";
    private static final List<String> PLACES = List.of("json", "body", "form", "formData", "data", "qs", "params");

    private final Body.Parsed body;
    private final Origin origin;
    private final ClientAdditions additions;
    private final ArrayNode batch;
    private final @Nullable JsonNode responses;

    /** What the client logged beside the batch. */
    private final ObjectNode around;

    private BatchCall(Body.Parsed body, ArrayNode batch, Origin origin, ClientAdditions additions) {
        this.body = body;
        this.origin = origin;
        this.additions = additions;
        this.batch = batch;
        this.responses = responses(body.object());
        this.around = Json.NODES.objectNode();
        around.setAll(body.object());
        around.remove(PLACES).remove(List.of(BATCH, RESPONSE));
    }

    /** The events of a batch; null if the call is none. */
    static @Nullable Decoded decode(Body.Parsed body, Origin origin, ClientAdditions additions) {
        ArrayNode batch = in(body.object());
        return batch == null ? null : new BatchCall(body, batch, origin, additions).decode();
    }

    private Decoded decode() {
        if (batch.size() > MAX_REQUESTS) {
            return tooLarge("the batch holds more than " + MAX_REQUESTS + " requests: Graph takes no more");
        }
        List<Integer> sends = sends();
        if (sends.isEmpty()) {
            return Decoded.fault(UnusableException.bad(BATCH, "holds no request to 'messages'")
                    .toFault("", body.text()));
        }
        List<Event> events = new ArrayList<>(sends.size());
        List<Fault> faults = new ArrayList<>(0);
        long kept = 0;
        for (int index : sends) {
            String raw = sends.size() == 1 ? body.text() : alone(index);
            kept += raw.length();
            if (kept > WebhookBody.mostKept(body)) {
                return tooLarge("the batch stands within much else: log its requests in several calls");
            }
            Decoded send = read(index, raw);
            events.addAll(send.events());
            faults.addAll(send.faults());
        }
        return new Decoded(events, faults);
    }

    private Decoded read(int index, String raw) {
        String where = BATCH + "[" + index + "]";
        if (!batch.path(index).isObject()) {
            return Decoded.fault(UnusableException.shape("must be an object").toFault(where, raw));
        }
        Decoded send = SendApiCall.single(new Body.Parsed(call(index), raw), origin, additions);
        return new Decoded(
                send.events(),
                send.faults().stream()
                        .map(fault -> new Fault(fault.reason(), where + ": " + fault.message(), fault.rawJson()))
                        .toList());
    }

    private Decoded tooLarge(String message) {
        return Decoded.fault(new Fault(RejectReason.TOO_LARGE, message, body.text()));
    }

    private List<Integer> sends() {
        List<Integer> sends = new ArrayList<>();
        for (int index = 0; index < batch.size(); index++) {
            if (isSend(batch.path(index))) {
                sends.add(index);
            }
        }
        return sends;
    }

    /** What is no request at all is read as a send, too, and so complained of. */
    private static boolean isSend(JsonNode request) {
        String url = Json.text(request, "relative_url");
        String path = url == null ? "messages" : url.split("[?#]", 2)[0];
        boolean isGet = "GET".equalsIgnoreCase(Json.text(request, "method"));
        return !isGet && (path.equals("messages") || path.endsWith("/messages"));
    }

    /** The call that this request of the batch stands for. */
    private ObjectNode call(int index) {
        JsonNode request = batch.path(index);
        ObjectNode call = Json.NODES.objectNode();
        call.setAll(around);
        JsonNode content = Json.get(request, "body");
        if (content != null) {
            call.set("body", content);
        }
        String url = Json.text(request, "relative_url");
        int query = url == null ? -1 : url.indexOf('?');
        if (url != null && query >= 0) {
            call.set("qs", FormText.parse(url.substring(query + 1)));
        }
        JsonNode response = response(index);
        JsonNode inside = Json.get(response, "body");
        if (response != null) {
            call.set(RESPONSE, inside == null ? response : inside);
        }
        return call;
    }

    /** The whole call with only this request in the batch, and its answer. */
    private String alone(int index) {
        ObjectNode call = Json.NODES.objectNode();
        call.setAll(around);
        call.putObject("json").putArray(BATCH).add(batch.path(index));
        JsonNode response = response(index);
        if (responses instanceof ArrayNode) {
            call.putArray(RESPONSE).add(response == null ? Json.NODES.nullNode() : response);
        } else if (responses != null) {
            call.set(RESPONSE, responses);
        }
        return Json.write(call);
    }

    /** Of a batch that was refused as a whole there is one answer for all. */
    private @Nullable JsonNode response(int index) {
        return responses instanceof ArrayNode list ? list.get(index) : responses;
    }

    private static @Nullable ArrayNode in(ObjectNode call) {
        ArrayNode batch = list(Json.get(call, BATCH));
        for (int place = 0; batch == null && place < PLACES.size(); place++) {
            JsonNode value = Json.get(call, PLACES.get(place));
            ObjectNode holder = Json.objectOrText(call, PLACES.get(place));
            if (holder == null && value != null && value.isTextual()) {
                holder = FormText.parse(value.textValue());
            }
            batch = list(Json.get(holder, BATCH));
        }
        return batch;
    }

    private static @Nullable JsonNode responses(ObjectNode call) {
        ArrayNode list = list(Json.get(call, RESPONSE));
        return list == null ? Json.get(call, RESPONSE) : list;
    }

    /** A list, also when it comes as a string that holds one. */
    private static @Nullable ArrayNode list(@Nullable JsonNode value) {
        if (value instanceof ArrayNode list) {
            return list;
        }
        if (value == null || !value.isTextual()) {
            return null;
        }
        ObjectNode holder = Json.parse("{\"" + BATCH + "\":" + value.textValue() + "}");
        return holder != null && holder.get(BATCH) instanceof ArrayNode list ? list : null;
    }
}
