package dev.earshot.event;

/** Who a message goes to. */
public enum Direction {
    /** From the user to the bot. */
    INCOMING,
    /** From the bot, or from a person who answers in its place, to the user. */
    OUTGOING
}
