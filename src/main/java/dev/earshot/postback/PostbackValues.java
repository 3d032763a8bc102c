package dev.earshot.postback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.control.PostbackSubject;
import dev.earshot.store.TouchRow;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in the place of macros. */
final class PostbackValues {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PostbackValues() {}

    /**
     * @param touch that won; null if there is none
     * @param messengerId of the user; empty if it is not known
     */
    static Map<String, String> of(PostbackDelivery delivery, @Nullable TouchRow touch, String messengerId) {
        PostbackSubject subject = delivery.subject();
        Map<String, String> values = new HashMap<>();
        values.put("event_id", subject.key());
        values.put("event_name", subject.name());
        values.put("event_time", Long.toString(subject.time().getEpochSecond()));
        values.put("event_time_ms", Long.toString(subject.time().toEpochMilli()));
        values.put("event_time_iso", subject.time().toString());
        values.put("amount", subject.amount());
        values.put("currency", subject.currency());
        values.put("user_id", subject.user());
        values.put("fb_user_id", messengerId);
        values.put("delivery_id", delivery.id());
        if (touch != null) {
            put(values, touch);
        }
        return values;
    }

    /** Of a test: nothing real but its name and its id. */
    static Map<String, String> sample(PostbackDelivery delivery) {
        Map<String, String> values = new HashMap<>(PostbackMacros.samples());
        values.put("event_name", delivery.subject().name());
        values.put("delivery_id", delivery.id());
        return values;
    }

    private static void put(Map<String, String> values, TouchRow touch) {
        parameters(touch.parametersJson()).properties().forEach(field -> {
            values.put("parameter." + field.getKey(), field.getValue().asText());
            if (field.getKey().startsWith("cp_")) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        put(values, "click_id", touch.clickId());
        put(values, "campaign_id", touch.campaign());
        put(values, "network_id", touch.network());
        put(values, "site_id", touch.site());
        put(values, "sub_site_id", touch.subSite());
        put(values, "creative_id", touch.creative());
        values.put("touch", touch.kind().toLowerCase(Locale.ROOT));
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        values.put(name, value == null ? "" : value);
    }

    private static JsonNode parameters(@Nullable String json) {
        try {
            return json == null ? JSON.createObjectNode() : JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
