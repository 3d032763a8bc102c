package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent in a bot's place, or tried to.
 *
 * @param content what the package 'takeover' writes and reads: JSON
 * @param messageId the platform's id of the message, once it gave one
 * @param fault why it was not sent, or why nobody knows; empty otherwise
 */
public record AgentMessage(
        String id,
        BotId bot,
        String user,
        long epoch,
        String holder,
        String holderName,
        String content,
        State state,
        @Nullable String messageId,
        String fault,
        Instant madeAt,
        @Nullable Instant doneAt) {

    /** What is known of it. */
    public enum State {
        SENDING,
        SENT,
        /** Certainly not sent. */
        FAILED,
        /** It may have been sent: the connection or this server ended before the answer. It is never sent again. */
        UNKNOWN
    }
}
