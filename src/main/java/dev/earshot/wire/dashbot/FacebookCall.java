package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Body;
import dev.earshot.wire.Decoded;
import dev.earshot.wire.Json;
import dev.earshot.wire.messenger.SendApiCall;
import dev.earshot.wire.messenger.WebhookBody;
import java.util.List;

/**
 * Bodies of Messenger bots. The shape of the body decides, not the parameter {@code type}: the webhook's body under
 * {@code outgoing} and the logged send under {@code incoming} are what they are.
 */
final class FacebookCall {
    private static final List<String> LISTS = List.of("messaging", "standby", "changes");
    private static final List<String> SENDS = List.of(
            "json",
            "body",
            "form",
            "formData",
            "data",
            "requestBody",
            "responseBody",
            "reponseBody",
            "qs",
            "method",
            "batch");

    private FacebookCall() {}

    static Decoded decode(Call call) {
        ObjectNode root = call.root();
        if (root.has("entry")) {
            return webhook(call, call.body());
        }
        if (isSend(root)) {
            return SendApiCall.decode(call.body(), call.origin(), DashbotAdditions.INSTANCE);
        }
        boolean isItem = Json.get(root, "sender") != null;
        if (hasAny(root, LISTS) && !(isItem && isWithoutItems(root))) {
            return webhook(call, aroundEntry(root));
        }
        if (isItem) {
            return webhook(call, aroundItem(root, root));
        }
        return Json.get(root, "recipient") == null ? withoutParties(call) : toRecipient(call);
    }

    /** Whether a body of an unknown platform is nevertheless one of Messenger's. */
    static boolean isShapeOf(JsonNode root) {
        JsonNode entry = Json.get(root, "entry");
        return (entry != null && entry.isArray())
                || Json.at(root, "json", "recipient") != null
                || Json.at(root, "json", "batch") != null
                || (Json.get(root, "recipient") != null && Json.get(root, "message") != null);
    }

    private static boolean isSend(JsonNode root) {
        return hasAny(root, SENDS) || Json.get(root, "sender_action") != null;
    }

    private static boolean hasAny(JsonNode root, List<String> names) {
        for (String name : names) {
            if (root.has(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithoutItems(JsonNode entry) {
        return LISTS.stream()
                .noneMatch(list -> Json.each(entry, list).iterator().hasNext());
    }

    private static Decoded webhook(Call call, Body.Parsed body) {
        return WebhookBody.decode(body, call.origin(), DashbotAdditions.INSTANCE);
    }

    /** Read as that body, kept as the one that was received. */
    private static Decoded webhook(Call call, ObjectNode body) {
        return webhook(call, new Body.Parsed(body, call.body().text()));
    }

    /** Recipient and message alone: a send; but bots of 2016 logged what the user said in this form too. */
    private static Decoded toRecipient(Call call) {
        if (call.isOutgoing()) {
            return SendApiCall.decode(call.body(), call.origin(), DashbotAdditions.INSTANCE);
        }
        ObjectNode item = call.root().deepCopy();
        item.set("sender", call.root().get("recipient"));
        item.remove("recipient");
        return webhook(call, aroundItem(call.root(), item));
    }

    /** No form of Messenger's: perhaps the generic one, else the body says nothing. */
    private static Decoded withoutParties(Call call) {
        if (Json.get(call.root(), "userId") != null) {
            return GenericMessage.decode(call);
        }
        return call.isOutgoing()
                ? SendApiCall.decode(call.body(), call.origin(), DashbotAdditions.INSTANCE)
                : webhook(call, call.body());
    }

    private static ObjectNode aroundEntry(ObjectNode entry) {
        ObjectNode body = Json.NODES.objectNode();
        body.setAll(entry);
        body.remove(LISTS);
        return body.set("entry", Json.NODES.arrayNode().add(entry));
    }

    private static ObjectNode aroundItem(ObjectNode root, ObjectNode item) {
        ObjectNode entry = Json.NODES.objectNode();
        entry.set("messaging", Json.NODES.arrayNode().add(item));
        JsonNode time = Json.get(root, "time");
        if (time != null) {
            entry.set("time", time);
        }
        return Json.NODES.objectNode().set("entry", Json.NODES.arrayNode().add(entry));
    }
}
