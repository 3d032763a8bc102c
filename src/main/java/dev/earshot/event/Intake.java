package dev.earshot.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request brought: one record of the event log.
 *
 * @param bot whose API key it carried; null if the key was missing or unknown, and then there are no events
 * @param receivedAt when we read it, milliseconds
 */
public record Intake(@Nullable BotId bot, Instant receivedAt, List<Event> events, List<Rejection> rejections) {

    public Intake {
        events = List.copyOf(events);
        rejections = List.copyOf(rejections);
        if (bot == null && !events.isEmpty()) {
            throw new IllegalArgumentException("events belong to a bot");
        }
    }
}
