package dev.earshot.event;

/** Something that happened in a conversation. Closed: whoever switches over it handles every kind. */
public sealed interface Event permits Message, MessageChange, BotEvent, Receipt {

    /** What every event carries, whatever its kind. */
    Header header();
}
