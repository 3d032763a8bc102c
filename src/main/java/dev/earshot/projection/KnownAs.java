package dev.earshot.projection;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Identifier;
import dev.earshot.store.IdentityLinkRow;
import java.util.List;
import java.util.UUID;

/**
 * That a user is also known by an identifier. Its id is made of what it says, so that it is stored once, however many events
 * say it, and whichever says it first.
 */
record KnownAs(UUID id, Identifier identifier) {

    static List<KnownAs> of(String bot, Event event) {
        List<Identifier> identifiers = event.identifiers();
        String user = event.header().userId();
        if (identifiers.isEmpty() || user.isEmpty()) {
            return List.of();
        }
        return identifiers.stream()
                .map(identifier -> new KnownAs(id(bot, user, identifier), identifier))
                .toList();
    }

    /** With the lengths of its parts, so that no other user and identifier give the same text. */
    private static UUID id(String bot, String user, Identifier identifier) {
        String key = "identity:" + user.length() + ":" + user
                + identifier.type().length() + ":" + identifier.type() + identifier.value();
        return EventId.of(new BotId(bot), key).toUuid();
    }

    IdentityLinkRow row(BatchEvent event, long sequence) {
        return new IdentityLinkRow(
                id,
                sequence,
                event.bot(),
                event.user().user(),
                event.event().header().time(),
                identifier.type(),
                identifier.value(),
                event.event().header().source());
    }
}
