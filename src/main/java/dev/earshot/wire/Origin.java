package dev.earshot.wire;

import dev.earshot.event.BotId;
import dev.earshot.event.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a body came from: what all of its events share.
 *
 * @param platform as {@link dev.earshot.event.Header#platform()}
 * @param source as {@link dev.earshot.event.Header#source()}
 * @param randomId gives the ids of events that the platform gives no identity
 */
public record Origin(BotId bot, String platform, String source, Instant receivedAt, Supplier<EventId> randomId) {

    /** A clock further ahead than this is wrong: its messages would stand above everybody's newest for years. */
    private static final Duration TOLERATED_CLOCK_ERROR = Duration.ofDays(1);

    /** The id of what the platform knows as {@code key}; a random one if it gives no identity. */
    public EventId id(@Nullable String key) {
        return key == null ? randomId.get() : EventId.of(bot, key);
    }

    /** The first of these times that can be true; when the body was received, if none can. */
    public Instant time(@Nullable Instant first, @Nullable Instant second) {
        if (first != null && isPlausible(first)) {
            return first;
        }
        return second != null && isPlausible(second) ? second : receivedAt;
    }

    private boolean isPlausible(Instant time) {
        return !time.isAfter(receivedAt.plus(TOLERATED_CLOCK_ERROR));
    }
}
