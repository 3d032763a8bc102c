package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.event.Header;
import dev.earshot.event.Touch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A click or impression as live streams write it. */
record TouchJson(
        String id,
        String time,
        String receivedAt,
        String userId,
        String kind,
        String traffic,
        @Nullable String campaignId,
        @Nullable String networkId,
        @Nullable String siteId,
        @Nullable String subSiteId,
        @Nullable String creativeId,
        @Nullable String clickId,
        @Nullable String linkId,
        @Nullable String ruleId,
        List<IdentifierJson> identifiers,
        @Nullable String ipAddress,
        @Nullable String userAgent,
        @Nullable JsonNode parameters,
        String platform,
        String source,
        @Nullable JsonNode raw) {

    static TouchJson of(Touch touch, Instant receivedAt, @Nullable JsonNode raw) {
        Header header = touch.header();
        return new TouchJson(
                header.id().toString(),
                Times.text(header.time()),
                Times.text(receivedAt),
                header.userId(),
                Words.of(touch.kind()),
                Words.of(touch.traffic()),
                touch.campaignId(),
                touch.networkId(),
                touch.siteId(),
                touch.subSiteId(),
                touch.creativeId(),
                touch.clickId(),
                touch.linkId(),
                touch.ruleId(),
                IdentifierJson.all(touch.identifiers()),
                touch.ipAddress(),
                touch.userAgent(),
                touch.parametersJson() == null ? null : StoredJson.of(touch.parametersJson()),
                header.platform(),
                header.source(),
                raw);
    }
}
