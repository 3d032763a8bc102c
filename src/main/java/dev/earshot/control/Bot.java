package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A bot whose conversations are heard.
 *
 * @param platform where it talks, as the collector's {@code platform} parameter spells it
 * @param timeZone by which its days begin and end
 * @param kochavaApp what it is to clients of Kochava's bot integration
 */
public record Bot(
        BotId id,
        WorkspaceId workspaceId,
        String name,
        String platform,
        ZoneId timeZone,
        Instant createdAt,
        KochavaApp kochavaApp) {}
