package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import dev.earshot.event.BotEvent;
import dev.earshot.event.BotId;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.http.Json;
import dev.earshot.live.LiveItem;
import dev.earshot.projection.EventRows;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How live items are written: as in the lists of the API, with an event name of their own each. Thread-safe.
 *
 * <p>Many may listen to the same bot, so what was written is kept for a moment, by the item itself: they all get their
 * items at about the same time.
 */
final class LiveJson {
    private static final int KEPT = 1_024;

    /** @param name of the server-sent event */
    record Frame(String name, String json) {}

    private final boolean withRaw;
    private final Cache<LiveItem, Frame> frames =
            CacheBuilder.newBuilder().weakKeys().maximumSize(KEPT).build();

    LiveJson(boolean withRaw) {
        this.withRaw = withRaw;
    }

    Frame frame(LiveItem item) {
        Frame known = frames.getIfPresent(item);
        if (known == null) {
            // Two that write the same at once do no harm.
            known = write(item);
            frames.put(item, known);
        }
        return known;
    }

    private Frame write(LiveItem item) {
        return switch (item) {
            case LiveItem.Happened happened -> happened(happened);
            case LiveItem.Refused refused -> {
                BotId bot = refused.bot();
                yield new Frame(
                        "rejected",
                        Json.text(QuarantineJson.inList(EventRows.quarantine(
                                bot == null ? null : bot.value(), refused.rejection(), refused.receivedAt(), 0))));
            }
        };
    }

    private Frame happened(LiveItem.Happened item) {
        String bot = item.bot().value();
        Instant at = item.receivedAt();
        return switch (item.event()) {
            case Message message ->
                new Frame(
                        "message",
                        Json.text(MessageJson.of(
                                TranscriptMessage.fresh(EventRows.message(bot, message, at, 0)), withRaw)));
            case BotEvent event ->
                new Frame(
                        "event",
                        Json.text(EventJson.of(TranscriptEvent.of(EventRows.event(bot, event, at, 0)), withRaw)));
            case MessageChange change -> new Frame("change", Json.text(change(change, at)));
            case Receipt receipt -> new Frame("receipt", Json.text(receipt(receipt, at)));
            case Touch touch -> new Frame("touch", Json.text(TouchJson.of(touch, at, raw(touch.header()))));
            case IdentityLink link ->
                new Frame("identity_link", Json.text(IdentityLinkJson.of(link, at, raw(link.header()))));
        };
    }

    /** Something that happened to a message said before. */
    private record ChangeJson(
            String id,
            String time,
            String receivedAt,
            String userId,
            String kind,
            @Nullable String messageId,
            @Nullable String value,
            @Nullable String emoji,
            String platform,
            String source,
            @Nullable JsonNode raw) {}

    private ChangeJson change(MessageChange change, Instant receivedAt) {
        Header header = change.header();
        return new ChangeJson(
                header.id().toString(),
                Times.text(header.time()),
                Times.text(receivedAt),
                header.userId(),
                Words.of(change.kind()),
                change.messageId(),
                change.value(),
                change.emoji(),
                header.platform(),
                header.source(),
                raw(header));
    }

    /** Delivered, read, typing. */
    private record ReceiptJson(
            String id,
            String time,
            String receivedAt,
            String userId,
            String kind,
            List<String> messageIds,
            @Nullable String watermark,
            String platform,
            String source,
            @Nullable JsonNode raw) {}

    private ReceiptJson receipt(Receipt receipt, Instant receivedAt) {
        Header header = receipt.header();
        return new ReceiptJson(
                header.id().toString(),
                Times.text(header.time()),
                Times.text(receivedAt),
                header.userId(),
                Words.of(receipt.kind()),
                receipt.messageIds(),
                Times.nullable(receipt.watermark()),
                header.platform(),
                header.source(),
                raw(header));
    }

    private @Nullable JsonNode raw(Header header) {
        return withRaw ? StoredJson.of(header.rawJson()) : null;
    }
}
