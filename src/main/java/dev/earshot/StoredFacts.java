package dev.earshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earshot.event.BotId;
import dev.earshot.report.LastHeard;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Store;
import dev.earshot.takeover.ConversationFacts;
import org.jspecify.annotations.Nullable;

/** What is known of a conversation, from the store. */
final class StoredFacts implements ConversationFacts {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LastHeard lastHeard;

    StoredFacts(Store store) {
        this.lastHeard = new LastHeard(store);
    }

    @Override
    public Facts of(BotId bot, String user) {
        MessageRow newest = lastHeard.message(bot.value(), user).orElse(null);
        return new Facts(
                newest == null ? null : newest.conversation(),
                newest == null ? null : team(newest.metadataJson()),
                lastHeard.of(bot.value(), user).orElse(null),
                newest == null ? null : newest.page());
    }

    /** Slack's, as its dialect keeps it. */
    private static @Nullable String team(@Nullable String metadataJson) {
        if (metadataJson == null) {
            return null;
        }
        try {
            String id = JSON.readTree(metadataJson).path("team_id").asText("");
            return id.isEmpty() ? null : id;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
