package dev.earshot.wire.kochava;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.Identifier;
import dev.earshot.event.IdentityLink;
import dev.earshot.wire.Excerpt;
import dev.earshot.wire.Json;
import dev.earshot.wire.UnusableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one object of {@code /track/json} says, by its {@code action}. */
final class Actions {
    private static final int MAX_NAME = 1_000;

    private Actions() {}

    static List<Event> read(Envelope envelope) {
        String action = envelope.text("action");
        if (action == null) {
            throw UnusableException.missing("action", "it says what is sent: event, identityLink, install, …");
        }
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "event" -> List.of(event(envelope));
            case "identitylink", "identity_link" -> List.of(IdentityLinks.ofTrack(envelope));
            default -> other(envelope, action);
        };
    }

    private static BotEvent event(Envelope envelope) {
        String name = envelope.text("event_name");
        if (name == null) {
            throw UnusableException.missing("event_name", "an event has a name, in 'data'");
        }
        if (name.length() > MAX_NAME) {
            throw UnusableException.bad("event_name", "has more than " + MAX_NAME + " characters");
        }
        IdentifierSet identifiers = DeviceIds.of(envelope);
        if (identifiers.isEmpty()) {
            throw UnusableException.missing(
                    DeviceIds.FIELD, "an event says whose it is, such as {\"fb_user_id\":\"123456789\"}");
        }
        Value value = Value.of(envelope, name);
        return new BotEvent(
                envelope.header(identifiers.user(), key(envelope, name)),
                value.amount() == null ? BotEvent.Type.CUSTOM : BotEvent.Type.REVENUE,
                name,
                value.amount(),
                value.amount() == null ? null : value.currency(),
                null,
                Json.writeOrNull(value.attributes()),
                identifiers.all());
    }

    /**
     * Installs, sessions, updates, and what SDKs will send one day: kept under the action's name with an underscore before
     * it, as Kochava's own postbacks call an install, so that no event of a client has the same name.
     */
    private static List<Event> other(Envelope envelope, String action) {
        IdentifierSet identifiers = DeviceIds.of(envelope);
        String name = "_" + Excerpt.first(action, MAX_NAME);
        List<Event> events = new ArrayList<>(2);
        events.add(new BotEvent(
                envelope.header(identifiers.user(), key(envelope, name)),
                BotEvent.Type.OTHER,
                name,
                null,
                null,
                null,
                attributes(envelope),
                identifiers.all()));
        IdentityLinks.within(envelope).ifPresent(events::add);
        return events;
    }

    private static @Nullable String attributes(Envelope envelope) {
        ObjectNode attributes = envelope.data().deepCopy();
        attributes.remove(DeviceIds.FIELD);
        return attributes.isEmpty() ? null : Json.write(attributes);
    }

    /** A request's own number, and what it says: one request may hold a session and an event. */
    private static @Nullable String key(Envelope envelope, String name) {
        String request = envelope.text("nt_id");
        return request == null ? null : "nt_id:" + request.length() + ":" + request + name;
    }

    /** The identifiers of a link, which has a user as everything has. */
    static IdentityLink link(Envelope envelope, IdentifierSet joined) {
        Identifier user = joined.user();
        return new IdentityLink(envelope.header(user, null), joined.all());
    }
}
