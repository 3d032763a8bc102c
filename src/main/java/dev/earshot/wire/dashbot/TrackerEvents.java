package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.wire.Amounts;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code type=event} brings: custom, revenue, share, page launch and referral events. */
final class TrackerEvents {
    private static final Map<String, BotEvent.Type> TYPES = Map.of(
            "customEvent", BotEvent.Type.CUSTOM,
            "revenueEvent", BotEvent.Type.REVENUE,
            "shareEvent", BotEvent.Type.SHARE,
            "pageLaunchEvent", BotEvent.Type.PAGE_LAUNCH,
            "referralEvent", BotEvent.Type.REFERRAL);

    /** Fields that have a place of their own in the model. */
    private static final Set<String> OWN_FIELDS = Set.of(
            "type",
            "name",
            "userId",
            "conversationId",
            "sessionId",
            "dashbot_timestamp",
            "platformUserJson",
            "platformJson");

    /** Fields that hold an object, or a string of one. */
    private static final Set<String> OBJECTS = Set.of("extraInfo", "metadata", "sharedMessage");

    private TrackerEvents() {}

    /** Whether a body that came as a message is an event; some clients mistake the parameter. */
    static boolean isEvent(JsonNode root) {
        String type = Json.text(root, "type");
        return type != null && TYPES.containsKey(type);
    }

    static List<Event> read(Call call) {
        JsonNode root = call.root();
        String wireType = Json.text(root, "type");
        if (wireType == null || wireType.isEmpty()) {
            throw UnusableException.missing(
                    "type", "an event is a customEvent, revenueEvent, shareEvent, pageLaunchEvent or referralEvent");
        }
        BotEvent.Type type = TYPES.getOrDefault(wireType, BotEvent.Type.CUSTOM);
        boolean isRevenue = type == BotEvent.Type.REVENUE;
        Draft draft = new Draft(call);
        draft.user = GenericMessage.user(root);
        draft.metadata = platformOnly(draft.metadata);
        String name = Json.id(root, "name");
        return List.of(new BotEvent(
                draft.header(),
                type,
                name == null ? wireType : name,
                isRevenue ? amount(root) : null,
                isRevenue ? currency(root) : null,
                isRevenue ? Json.text(root, "referenceNumber") : null,
                attributes(root, isRevenue, !TYPES.containsKey(wireType))));
    }

    private static BigDecimal amount(JsonNode root) {
        JsonNode value = Json.get(root, "amount");
        if (value == null) {
            throw UnusableException.missing("amount", "a revenueEvent says how much, as a number");
        }
        BigDecimal amount = Amounts.read(value);
        if (amount == null) {
            throw UnusableException.bad("amount", "must be a number, such as 17.45");
        }
        return amount;
    }

    /** The tracker knows no currency; a client that sends a code of three letters means it. */
    private static @Nullable String currency(JsonNode root) {
        String currency = Json.text(root, "currency");
        return currency != null && currency.length() == 3 ? currency : null;
    }

    private static @Nullable String attributes(JsonNode root, boolean isRevenue, boolean keepsType) {
        ObjectNode attributes = Json.NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String name = field.getKey();
            boolean isOwn = (OWN_FIELDS.contains(name) && !(keepsType && name.equals("type")))
                    || (isRevenue && (name.equals("amount") || name.equals("referenceNumber")));
            if (!isOwn) {
                attributes.set(name, OBJECTS.contains(name) ? Attributes.parsed(field.getValue()) : field.getValue());
            }
        }
        return attributes.isEmpty() ? null : Json.write(attributes);
    }

    /** The event's own metadata is among its attributes. */
    private static @Nullable ObjectNode platformOnly(@Nullable ObjectNode metadata) {
        JsonNode platform = Json.get(metadata, "platformJson");
        return platform == null ? null : Json.NODES.objectNode().set("platformJson", platform);
    }
}
