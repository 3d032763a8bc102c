package dev.earshot.control;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What brings people to a bot, as a marketer calls it.
 *
 * @param archivedAt since when it is out of the way; null while it is not
 */
public record Campaign(
        String id,
        String name,
        Period period,
        Instant createdAt,
        @Nullable Instant archivedAt,
        List<Segment> segments) {
    public Campaign {
        segments = List.copyOf(segments);
    }

    /** A part of a campaign: an audience, a channel, a creative. Its trackers are asked for by themselves. */
    public record Segment(String id, String name, Instant createdAt) {}
}
