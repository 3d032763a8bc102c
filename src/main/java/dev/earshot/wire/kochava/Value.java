package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.wire.Amounts;
import dev.earshot.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event is worth: {@code event_data}, or {@code event_value} on older pages, of any JSON type.
 *
 * @param amount money; null if it is none
 * @param currency three capital letters; null if the call names none
 * @param attributes the value's fields, or the value itself as {@code value}; null if there is none
 */
record Value(
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable ObjectNode attributes) {

    /** Revenue is {@code sum} in every call from server to server, {@code price} in the SDKs. */
    private static final List<String> AMOUNTS = List.of("sum", "price");

    static Value of(Envelope envelope, String eventName) {
        JsonNode value = envelope.value("event_data");
        if (value == null) {
            value = envelope.value("event_value");
        }
        ObjectNode object = object(value);
        String currency = currency(object, envelope);
        if (object != null) {
            return new Value(amount(object), currency, object);
        }
        if (value == null) {
            return new Value(null, currency, null);
        }
        BigDecimal bare = isMoney(eventName, currency) ? Amounts.read(value) : null;
        return new Value(bare, currency, Json.NODES.objectNode().set("value", value));
    }

    private static @Nullable ObjectNode object(@Nullable JsonNode value) {
        if (value == null || value instanceof ObjectNode) {
            return (ObjectNode) value;
        }
        if (value.isArray() && value.size() == 1 && value.get(0) instanceof ObjectNode lone) {
            return lone;
        }
        return value.isTextual() ? Json.parse(value.textValue()) : null;
    }

    private static @Nullable BigDecimal amount(ObjectNode object) {
        for (String field : AMOUNTS) {
            BigDecimal amount = Amounts.read(Json.get(object, field));
            if (amount != null) {
                return amount;
            }
        }
        return null;
    }

    private static @Nullable String currency(@Nullable ObjectNode object, Envelope envelope) {
        String within = object == null ? null : Json.id(object, "currency");
        String currency = within == null ? envelope.text("currency") : within;
        boolean isCode = currency != null && currency.strip().matches("[A-Za-z]{3}");
        return currency != null && isCode ? currency.strip().toUpperCase(Locale.ROOT) : null;
    }

    /**
     * A bare number may be a rating or a level as well as a price. It is money where the call names a currency, or the event
     * is a purchase, as the bot page's own example is ('DLC Purchased', 20).
     */
    private static boolean isMoney(String eventName, @Nullable String currency) {
        return currency != null || eventName.toLowerCase(Locale.ROOT).contains("purchase");
    }
}
