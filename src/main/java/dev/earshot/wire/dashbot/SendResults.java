package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Event;
import dev.earshot.event.MessageChange;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import dev.earshot.wire.messenger.SendResponse;
import java.util.List;

/** What {@code type=outgoingResponse} brings: the outcome of a send that was logged before under a request id. */
final class SendResults {
    private SendResults() {}

    static List<Event> read(Call call) {
        JsonNode root = call.root();
        String requestId = Json.id(root, "requestId");
        if (requestId == null) {
            throw UnusableException.missing("requestId", "it says which send the answer belongs to");
        }
        SendResponse response = SendResponse.in(root);
        Draft draft = new Draft(call);
        draft.user = response.recipientId() == null ? "" : response.recipientId();
        draft.key = "result:" + requestId;
        return draft.change(MessageChange.Kind.SEND_RESULT, requestId, value(root, response));
    }

    /** {@code {messageId, failure:{code,subcode,type,message}, error, responseBody}}, each as far as it is known. */
    private static String value(JsonNode root, SendResponse response) {
        ObjectNode value = Json.NODES.objectNode();
        if (response.messageId() != null) {
            value.put("messageId", response.messageId());
        }
        DeliveryFailure ofCall = SendResponse.failure(Json.get(root, "error"));
        DeliveryFailure failure = response.failure() == null ? ofCall : response.failure();
        if (failure != null) {
            value.set("failure", failure(failure));
        }
        for (String name : List.of("error", "responseBody", "reponseBody")) {
            JsonNode given = Json.get(root, name);
            if (given != null) {
                value.set(name, given);
            }
        }
        return Json.write(value);
    }

    private static ObjectNode failure(DeliveryFailure failure) {
        return Json.NODES
                .objectNode()
                .put("code", failure.code())
                .put("subcode", failure.subcode())
                .put("type", failure.type())
                .put("message", failure.message());
    }
}
