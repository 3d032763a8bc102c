package dev.earshot.event;

import java.util.List;

/** Something that happened in a conversation. Closed: whoever switches over it handles every kind. */
public sealed interface Event permits Message, MessageChange, BotEvent, Receipt, Touch, IdentityLink {

    /** What every event carries, whatever its kind. */
    Header header();

    /** What the event itself says of who its user is, beyond the header's user; each once. */
    default List<Identifier> identifiers() {
        return List.of();
    }
}
