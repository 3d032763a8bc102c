package dev.earshot.api;

import dev.earshot.control.AgentMessage;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.Takeover;
import dev.earshot.control.TakeoverSettings;
import dev.earshot.takeover.TakeoverState;
import org.jspecify.annotations.Nullable;

/** What the API says of takeovers. */
final class TakeoverJson {
    private TakeoverJson() {}

    /** @param notifiedBot what became of telling the bot; absent if there was nothing to tell or no Pause URL */
    record Owner(
            boolean paused,
            long epoch,
            @Nullable String owner,
            @Nullable String since,
            @Nullable String backAt,
            @Nullable String notifiedBot) {

        static Owner of(TakeoverState state) {
            Takeover current = state.current();
            PauseDelivery delivery = state.delivery();
            return new Owner(
                    current != null,
                    state.epoch(),
                    current == null ? null : current.holderName(),
                    current == null ? null : Times.text(current.takenAt()),
                    Times.nullable(state.backAt()),
                    delivery == null ? null : Words.of(delivery.state()));
        }
    }

    record Sent(
            String id,
            String state,
            @Nullable String messageId,
            @Nullable String reason,
            String sentAt) {

        static Sent of(AgentMessage message) {
            return new Sent(
                    message.id(),
                    Words.of(message.state()),
                    message.messageId(),
                    message.fault().isEmpty() ? null : message.fault(),
                    Times.text(message.madeAt()));
        }
    }

    record Settings(
            String pauseUrl,
            String sendUrl,
            boolean signed,
            boolean hasPageToken,
            boolean hasApiKey,
            String graphUrl,
            String graphVersion,
            long idleMinutes) {

        static Settings of(TakeoverSettings settings) {
            return new Settings(
                    settings.pauseUrl(),
                    settings.sendUrl(),
                    settings.isSigned(),
                    settings.hasPageToken(),
                    settings.hasApiKey(),
                    settings.graphUrl(),
                    settings.graphVersion(),
                    settings.idle().toMinutes());
        }
    }

    record Delivery(
            String id,
            @Nullable String userId,
            boolean paused,
            long epoch,
            String state,
            int attempts,
            String madeAt,
            @Nullable String triedAt,
            @Nullable String nextAt,
            @Nullable Integer status,
            String answer) {

        static Delivery of(PauseDelivery delivery) {
            return new Delivery(
                    delivery.id(),
                    delivery.user().isEmpty() ? null : delivery.user(),
                    delivery.isPaused(),
                    delivery.epoch(),
                    Words.of(delivery.state()),
                    delivery.attempts(),
                    Times.text(delivery.madeAt()),
                    Times.nullable(delivery.triedAt()),
                    Times.nullable(delivery.nextAt()),
                    delivery.status(),
                    delivery.answer());
        }
    }

    /** Only in the answer that makes it. */
    record Secret(String secretKey) {}
}
