package dev.earshot.api;

import dev.earshot.control.Tracker;
import dev.earshot.link.Addresses;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** @param campaignCode what stands in its addresses as campaign_id */
record TrackerJson(
        String id,
        String campaignId,
        String segmentId,
        String campaignCode,
        String name,
        String mediaPartner,
        String landingUrl,
        String deepLink,
        Map<String, String> parameters,
        @Nullable String startsAt,
        @Nullable String endsAt,
        boolean archived,
        String createdAt,
        String clickUrl,
        String impressionUrl) {

    static TrackerJson of(Tracker tracker, String origin) {
        return new TrackerJson(
                tracker.id(),
                tracker.campaignId(),
                tracker.segmentId(),
                tracker.code(),
                tracker.name(),
                tracker.mediaPartner(),
                tracker.landingUrl(),
                tracker.deepLink(),
                tracker.parameters(),
                Times.nullable(tracker.period().start()),
                Times.nullable(tracker.period().end()),
                tracker.archivedAt() != null,
                Times.text(tracker.createdAt()),
                Addresses.click(tracker, origin),
                Addresses.impression(tracker, origin));
    }
}
