package dev.earshot.control;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way to a bot that is counted by itself.
 *
 * @param code what its click and impression addresses carry as {@code campaign_id}
 * @param parameters more that those addresses carry, in their order
 */
public record Tracker(
        String id,
        String campaignId,
        String segmentId,
        String code,
        String name,
        String mediaPartner,
        String landingUrl,
        String deepLink,
        Map<String, String> parameters,
        Period period,
        Instant createdAt,
        @Nullable Instant archivedAt) {}
