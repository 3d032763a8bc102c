package dev.earshot.takeover;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of a conversation from what was said in it. */
@FunctionalInterface
public interface ConversationFacts {

    /** Blocks; what was said a second ago may be missing. */
    Facts of(BotId bot, String user);

    /**
     * @param conversation the client's own conversation id, if it sends one; Slack's channel
     * @param team Slack's team
     * @param heardAt when the user last did something that opens Messenger's window; null if that is not known
     * @param page of Messenger to which the user wrote, if that is known
     */
    record Facts(
            @Nullable String conversation,
            @Nullable String team,
            @Nullable Instant heardAt,
            @Nullable String page) {

        Facts(@Nullable String conversation, @Nullable String team, @Nullable Instant heardAt) {
            this(conversation, team, heardAt, null);
        }
    }
}
