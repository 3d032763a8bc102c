package dev.earshot.projection;

import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event of a batch, with what its record says of it.
 *
 * @param knownAs what it says of who its user is
 */
record BatchEvent(UserKey user, Event event, Instant receivedAt, UUID id, List<KnownAs> knownAs) {

    static BatchEvent of(String bot, Event event, Instant receivedAt) {
        return new BatchEvent(
                new UserKey(bot, event.header().userId()),
                event,
                receivedAt,
                event.header().id().toUuid(),
                KnownAs.of(bot, event));
    }

    String bot() {
        return user.bot();
    }

    /**
     * Typing comes and goes and leaves no row; an identity link leaves rows only for what nobody had said before. So their
     * copies cannot be told later, and each counts as stored: the counters must not depend on what happens to be in memory.
     */
    boolean hasNoRowOfItsOwn() {
        return switch (event) {
            case Receipt receipt ->
                switch (receipt.kind()) {
                    case TYPING_ON, TYPING_OFF -> true;
                    case DELIVERED, READ, MARK_SEEN -> false;
                };
            case IdentityLink link -> true;
            case Message message -> false;
            case MessageChange change -> false;
            case BotEvent botEvent -> false;
            case Touch touch -> false;
        };
    }

    /** What the store may have of it already. */
    List<UUID> ids() {
        if (knownAs.isEmpty()) {
            return hasNoRowOfItsOwn() ? List.of() : List.of(id);
        }
        List<UUID> ids = new ArrayList<>(knownAs.stream().map(KnownAs::id).toList());
        if (!hasNoRowOfItsOwn()) {
            ids.add(id);
        }
        return ids;
    }
}
