package dev.earshot.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sign of life that is no message: delivered, read, typing. Never counted as a message.
 *
 * @param messageIds the messages it names, if it names any
 * @param watermark all messages sent up to then are meant, if given
 */
public record Receipt(
        Header header,
        Kind kind,
        List<String> messageIds,
        @Nullable Instant watermark) implements Event {

    public Receipt {
        messageIds = List.copyOf(messageIds);
    }

    /** What the receipt says. */
    public enum Kind {
        DELIVERED,
        /** The user has read the bot's messages. */
        READ,
        TYPING_ON,
        TYPING_OFF,
        /** The bot has marked the user's messages as seen. */
        MARK_SEEN
    }
}
