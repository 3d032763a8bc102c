package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.wire.Amounts;
import dev.earshot.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items that are neither said nor about something said: opt-ins, account linking, thread control, forms, orders, … */
final class ItemEvents {
    private ItemEvents() {}

    /** An event whose type follows from its key alone. */
    static List<Event> of(Item item, BotEvent.Type type, String key, JsonNode content) {
        return event(item, type, key, content, null, null);
    }

    static List<Event> optIn(Item item, JsonNode optIn) {
        String status = Json.text(optIn, "notification_messages_status");
        // The documentation writes it with a space, real items with an underscore.
        boolean isStop = status != null && status.replace(' ', '_').equals("STOP_NOTIFICATIONS");
        return of(item, isStop ? BotEvent.Type.OPT_OUT : BotEvent.Type.OPT_IN, "optin", optIn);
    }

    static List<Event> accountLinking(Item item, JsonNode linking) {
        boolean isUnlinked = "unlinked".equals(Json.text(linking, "status"));
        BotEvent.Type type = isUnlinked ? BotEvent.Type.ACCOUNT_UNLINKED : BotEvent.Type.ACCOUNT_LINKED;
        return of(item, type, "account_linking", linking);
    }

    static List<Event> template(Item item, JsonNode template) {
        boolean isCoupon = "coupon".equals(Json.text(template, "type"));
        return of(item, isCoupon ? BotEvent.Type.COUPON : BotEvent.Type.OTHER, "template", template);
    }

    static List<Event> payment(Item item, JsonNode payment) {
        JsonNode amount = Json.get(payment, "amount");
        return event(
                item,
                BotEvent.Type.PAYMENT,
                "payment",
                payment,
                Amounts.read(Json.get(amount, "amount")),
                Json.text(amount, "currency"));
    }

    /** An attribute that is no object, made one. */
    static String wrapped(String key, JsonNode content) {
        return Json.write(Json.NODES.objectNode().set(key, content));
    }

    private static List<Event> event(
            Item item,
            BotEvent.Type type,
            String key,
            JsonNode content,
            @Nullable BigDecimal amount,
            @Nullable String currency) {
        String attributes = content.isObject() ? Json.write(content) : wrapped(key, content);
        return List.of(new BotEvent(item.header(item.id(key, content)), type, key, amount, currency, null, attributes));
    }
}
