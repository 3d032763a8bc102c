package dev.earshot.past.read;

import dev.earshot.event.BotId;
import dev.earshot.wire.Dialect;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * Whose past it is.
 *
 * @param platform of rows that name none
 * @param timeZone of times that have no offset
 * @param now what happens later than tomorrow is a mistake
 * @param dialects of recorded calls, by path
 */
public record Target(BotId bot, String platform, ZoneId timeZone, Instant now, Map<String, Dialect> dialects) {
    public Target {
        dialects = Map.copyOf(dialects);
    }
}
