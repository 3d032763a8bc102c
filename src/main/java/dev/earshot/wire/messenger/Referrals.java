package dev.earshot.wire.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.wire.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a person came from: m.me links, ads, QR codes, shops. */
final class Referrals {
    private static final String NAME = "referral";

    private Referrals() {}

    /** An item of its own: the person has talked to the page before. */
    static List<Event> alone(Item item, JsonNode referral) {
        return List.of(event(item, referral, item.id(NAME, referral)));
    }

    /** Inside a message or postback: its identity follows that of the message. */
    static Event inside(Item item, JsonNode referral, @Nullable String mid) {
        EventId id = mid == null ? item.id(NAME, referral) : item.origin().id(EventKeys.change(NAME, mid, ""));
        return event(item, referral, id);
    }

    private static BotEvent event(Item item, JsonNode referral, EventId id) {
        return new BotEvent(
                item.header(id),
                BotEvent.Type.REFERRAL,
                NAME,
                null,
                null,
                null,
                referral.isObject() ? Json.write(referral) : ItemEvents.wrapped(NAME, referral));
    }
}
