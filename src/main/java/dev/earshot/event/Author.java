package dev.earshot.event;

/** Who wrote a message. */
public enum Author {
    USER,
    BOT,
    /** A person who answers in the bot's place, here or in the platform's own inbox. */
    AGENT
}
