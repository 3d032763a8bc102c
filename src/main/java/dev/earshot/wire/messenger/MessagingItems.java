package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which key of an item says what it is: the first of the list that is there decides. */
final class MessagingItems {

    @FunctionalInterface
    private interface Reading {
        List<Event> read(Item item, JsonNode content);
    }

    private static final List<Map.Entry<String, Reading>> READINGS = List.of(
            Map.entry("message", MessageItems::message),
            Map.entry("message_edit", MessageChanges::edit),
            Map.entry("reaction", MessageChanges::reaction),
            Map.entry("delivery", Receipts::delivery),
            Map.entry("read", Receipts::read),
            Map.entry("postback", MessageItems::postback),
            Map.entry("referral", Referrals::alone),
            Map.entry("optin", ItemEvents::optIn),
            Map.entry("account_linking", ItemEvents::accountLinking),
            event("pass_thread_control", BotEvent.Type.THREAD_CONTROL),
            event("take_thread_control", BotEvent.Type.THREAD_CONTROL),
            event("request_thread_control", BotEvent.Type.THREAD_CONTROL),
            event("app_roles", BotEvent.Type.THREAD_CONTROL),
            event("policy_enforcement", BotEvent.Type.POLICY),
            event("policy-enforcement", BotEvent.Type.POLICY),
            event("game_play", BotEvent.Type.GAME),
            Map.entry("payment", ItemEvents::payment),
            event("checkout_update", BotEvent.Type.PAYMENT),
            event("pre_checkout", BotEvent.Type.PAYMENT),
            event("order", BotEvent.Type.ORDER),
            event("messaging_feedback", BotEvent.Type.FEEDBACK),
            Map.entry("response_feedback", MessageChanges::rating),
            event("messaging_customer_information", BotEvent.Type.FORM),
            event("form", BotEvent.Type.FORM),
            Map.entry("template", ItemEvents::template));

    private static final Set<String> NO_KINDS =
            Set.of("sender", "recipient", "timestamp", "time", "id", "prior_message", "hop_context");

    private MessagingItems() {}

    /** The events of an item; a kind that is not known is kept under the name of its key. */
    static List<Event> read(Item item, Set<String> keysOfClient) {
        for (Map.Entry<String, Reading> reading : READINGS) {
            JsonNode content = Json.get(item.node(), reading.getKey());
            if (content != null) {
                return reading.getValue().read(item, content);
            }
        }
        for (Map.Entry<String, JsonNode> field : item.node().properties()) {
            if (!NO_KINDS.contains(field.getKey()) && !keysOfClient.contains(field.getKey())) {
                return ItemEvents.of(item, BotEvent.Type.OTHER, field.getKey(), field.getValue());
            }
        }
        throw UnusableException.missing("message", "the item holds no message, postback or other content");
    }

    /** Whether this looks like an item, as the value of a change does when it comes from the App Dashboard. */
    static boolean isItem(JsonNode value) {
        boolean hasParty = value.has("sender") || value.has("recipient");
        return hasParty && READINGS.stream().anyMatch(reading -> Json.object(value, reading.getKey()) != null);
    }

    private static Map.Entry<String, Reading> event(String key, BotEvent.Type type) {
        return Map.entry(key, (item, content) -> ItemEvents.of(item, type, key, content));
    }
}
