package dev.earshot.projection;

import dev.earshot.event.Header;
import dev.earshot.event.Touch;
import dev.earshot.store.TouchRow;
import java.time.Instant;

/** A click or impression as the row that says it. Pure. */
final class TouchRows {
    private TouchRows() {}

    static TouchRow of(String bot, Touch touch, Instant receivedAt, long sequence) {
        Header header = touch.header();
        return new TouchRow(
                header.id().toUuid(),
                sequence,
                bot,
                header.userId(),
                header.time(),
                receivedAt,
                header.platform(),
                touch.kind().name(),
                touch.traffic().name(),
                touch.campaignId(),
                touch.networkId(),
                touch.siteId(),
                touch.subSiteId(),
                touch.creativeId(),
                touch.clickId(),
                touch.linkId(),
                touch.ruleId(),
                touch.ipAddress(),
                touch.userAgent(),
                touch.parametersJson(),
                header.source(),
                header.rawJson());
    }
}
