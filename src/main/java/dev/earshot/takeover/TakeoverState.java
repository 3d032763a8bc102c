package dev.earshot.takeover;

import dev.earshot.control.AgentMessage;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.Takeover;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation, and what is known about it.
 *
 * @param epoch of the newest takeover; 0 if there was none
 * @param current null while the bot has it
 * @param backAt when the bot goes on unless the person says something; null while the bot has it
 * @param hasPauseUrl whether the bot can be told
 * @param delivery what the bot was told last; null if nothing
 * @param troubled what was not sent, or of which nobody knows, in this takeover; oldest first
 */
public record TakeoverState(
        long epoch,
        @Nullable Takeover current,
        @Nullable Instant backAt,
        boolean hasPauseUrl,
        @Nullable PauseDelivery delivery,
        List<AgentMessage> troubled,
        SendWay way,
        SendWindow window) {

    public TakeoverState {
        troubled = List.copyOf(troubled);
    }
}
