package dev.earshot.projection;

import dev.earshot.event.Event;
import dev.earshot.event.Receipt;
import java.time.Instant;
import java.util.UUID;

/** An event of a batch, with what its record says of it. */
record BatchEvent(UserKey user, Event event, Instant receivedAt, UUID id) {

    static BatchEvent of(String bot, Event event, Instant receivedAt) {
        return new BatchEvent(
                new UserKey(bot, event.header().userId()),
                event,
                receivedAt,
                event.header().id().toUuid());
    }

    String bot() {
        return user.bot();
    }

    /**
     * Typing comes and goes and leaves no row. So its copies cannot be told later, and each counts as stored: the counters
     * must not depend on what happens to be in memory.
     */
    boolean isTyping() {
        return event instanceof Receipt receipt
                && switch (receipt.kind()) {
                    case TYPING_ON, TYPING_OFF -> true;
                    case DELIVERED, READ, MARK_SEEN -> false;
                };
    }
}
