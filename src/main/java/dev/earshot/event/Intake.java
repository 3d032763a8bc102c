package dev.earshot.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one request brought: one record of the event log.
 *
 * @param bot whose API key it carried; null if the key was missing or unknown, and then there are no events
 * @param receivedAt when we read it, milliseconds
 * @param isPast whether it was brought in from a file of past data: nothing of it happens now
 */
public record Intake(
        @Nullable BotId bot, Instant receivedAt, List<Event> events, List<Rejection> rejections, boolean isPast) {

    /** Of what comes in as it happens. */
    public Intake(@Nullable BotId bot, Instant receivedAt, List<Event> events, List<Rejection> rejections) {
        this(bot, receivedAt, events, rejections, false);
    }

    public Intake {
        events = List.copyOf(events);
        rejections = List.copyOf(rejections);
        if (bot == null && !events.isEmpty()) {
            throw new IllegalArgumentException("events belong to a bot");
        }
    }
}
