package dev.earshot.live;

import dev.earshot.event.BotId;
import dev.earshot.event.Event;
import dev.earshot.event.Rejection;
import dev.earshot.eventlog.LogPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that a record of the event log brought. Shared by all subscribers; immutable. */
public sealed interface LiveItem {

    /** The position after the record. A record may bring several items, which all have the same. */
    LogPosition next();

    /** Whether it is the last that its record brought to the topic, so that a client may resume from {@link #next}. */
    boolean isLast();

    /** When the record was received. */
    Instant receivedAt();

    /**
     * What a client that has this item sends to resume after it; empty for all but the last of a record. So a client that
     * was cut off in the middle of a record gets that record's items again, by the same ids, and never misses one.
     */
    default String resumeId() {
        return isLast() ? next().toString() : "";
    }

    /** An event of the bot. */
    record Happened(LogPosition next, boolean isLast, BotId bot, Instant receivedAt, Event event) implements LiveItem {}

    /** @param bot null if the call had no API key, or one that nobody knows */
    record Refused(
            LogPosition next, boolean isLast, @Nullable BotId bot, Instant receivedAt, Rejection rejection)
            implements LiveItem {}
}
