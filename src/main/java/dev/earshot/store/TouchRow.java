package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A click or an impression.
 *
 * @param user empty as long as nobody knows who it was; {@link IdentityLinkRow} says who else that is
 * @param kind {@code CLICK} or {@code IMPRESSION}
 * @param traffic {@code PERSON}, {@code REPEAT} or {@code CRAWLER}
 * @param parametersJson every other parameter of the address, an object of strings
 */
public record TouchRow(
        UUID id,
        long sequence,
        String bot,
        String user,
        Instant time,
        Instant receivedAt,
        String platform,
        String kind,
        String traffic,
        @Nullable String campaign,
        @Nullable String network,
        @Nullable String site,
        @Nullable String subSite,
        @Nullable String creative,
        @Nullable String clickId,
        @Nullable String link,
        @Nullable String rule,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable String parametersJson,
        String source,
        String rawJson) {}
