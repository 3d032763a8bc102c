package dev.earshot.projection;

import dev.earshot.event.BotEvent;
import dev.earshot.event.DeliveryFailure;
import dev.earshot.event.Direction;
import dev.earshot.event.Event;
import dev.earshot.event.Header;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Intent;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.MessageKind;
import dev.earshot.event.Receipt;
import dev.earshot.event.Rejection;
import dev.earshot.event.Touch;
import dev.earshot.sentiment.Sentiments;
import dev.earshot.store.EventRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.QuarantineRow;
import dev.earshot.store.Tables;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was received, as the rows that say it. Pure. */
public final class EventRows {
    /** Sums of a billion such amounts still fit the column. */
    private static final int MAX_AMOUNT_DIGITS = 18;

    private EventRows() {}

    public static MessageRow message(String bot, Message message, Instant receivedAt, long sequence) {
        Header header = message.header();
        Intent intent = message.intent();
        return new MessageRow(
                header.id().toUuid(),
                sequence,
                bot,
                header.userId(),
                header.time(),
                receivedAt,
                header.platform(),
                header.conversationId(),
                header.sessionId(),
                header.pageId(),
                message.direction().name(),
                message.author().name(),
                message.messageId(),
                message.kind().name(),
                message.text(),
                intent == null || intent.name().isEmpty() ? null : intent.name(),
                intent == null ? null : intent.confidence(),
                intent == null || intent.inputs().isEmpty() ? null : ContentJson.inputs(intent),
                message.isNotHandled(),
                message.templateId(),
                failureCode(message.failure()),
                ContentJson.of(message),
                header.metadataJson(),
                header.source(),
                header.rawJson(),
                sentiment(message));
    }

    /** Of a user's own words: those on a tapped button are the bot's. */
    private static @Nullable Double sentiment(Message message) {
        boolean isTap = message.kind() == MessageKind.QUICK_REPLY || message.kind() == MessageKind.POSTBACK;
        return message.direction() == Direction.INCOMING && !isTap
                ? Sentiments.standard().of(message.text())
                : null;
    }

    private static @Nullable String failureCode(@Nullable DeliveryFailure failure) {
        if (failure == null) {
            return null;
        }
        return failure.code() == null ? "unknown" : failure.code();
    }

    public static EventRow event(String bot, BotEvent event, Instant receivedAt, long sequence) {
        Header header = event.header();
        return new EventRow(
                header.id().toUuid(),
                sequence,
                bot,
                header.userId(),
                header.time(),
                receivedAt,
                header.platform(),
                header.conversationId(),
                header.sessionId(),
                event.type().name(),
                event.name(),
                amount(event.amount()),
                event.currency(),
                event.referenceNumber(),
                event.type() == BotEvent.Type.REFERRAL
                        ? RefOfClick.apart(event.attributesJson())
                        : event.attributesJson(),
                header.source(),
                header.rawJson());
    }

    /**
     * As the column holds it: rounded to its digits behind the point. What is no amount of money (10^18 and more) stands
     * in the raw JSON only.
     */
    static @Nullable BigDecimal amount(@Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        // Compared before rounding: to round 1e-999999999 or 1e999999999 would take all memory.
        long digits = (long) amount.precision() - amount.scale();
        if (digits > MAX_AMOUNT_DIGITS && amount.signum() != 0) {
            return null;
        }
        boolean isNothing = amount.signum() == 0 || digits < -Tables.AMOUNT_SCALE;
        return (isNothing ? BigDecimal.ZERO : amount).setScale(Tables.AMOUNT_SCALE, RoundingMode.HALF_EVEN);
    }

    /**
     * The marks that a change or a receipt sets on messages, with sequences from {@code sequence} on. Other events, and
     * receipts that say nothing of a message (typing), set none.
     */
    public static List<MarkRow> marks(String bot, Event event, Instant receivedAt, long sequence) {
        return switch (event) {
            case MessageChange change -> List.of(change(bot, change, sequence));
            case Receipt receipt -> receipt(bot, receipt, sequence);
            case Message message -> List.of();
            case BotEvent botEvent -> List.of();
            case Touch touch -> List.of();
            case IdentityLink link -> List.of();
        };
    }

    private static MarkRow change(String bot, MessageChange change, long sequence) {
        Header header = change.header();
        return new MarkRow(
                header.id().toUuid(),
                sequence,
                bot,
                header.userId(),
                header.time(),
                change.kind().name(),
                null,
                change.messageId(),
                null,
                null,
                change.value(),
                change.emoji(),
                header.rawJson());
    }

    private static List<MarkRow> receipt(String bot, Receipt receipt, long sequence) {
        return switch (receipt.kind()) {
            case DELIVERED -> receipt(bot, receipt, "DELIVERED", Direction.OUTGOING, sequence);
            case READ -> receipt(bot, receipt, "READ", Direction.OUTGOING, sequence);
            case MARK_SEEN -> receipt(bot, receipt, "SEEN", Direction.INCOMING, sequence);
            case TYPING_ON, TYPING_OFF -> List.of();
        };
    }

    /**
     * One mark for each message named, and one for the watermark: the time of a message that came by SDK is the time of its
     * arrival here, which may lie behind the platform's watermark. A receipt with neither means all up to its own time.
     */
    private static List<MarkRow> receipt(String bot, Receipt receipt, String kind, Direction direction, long sequence) {
        List<MarkRow> marks = new ArrayList<>();
        for (String messageId : receipt.messageIds()) {
            marks.add(receiptMark(bot, receipt, kind, direction, messageId, null, sequence + marks.size()));
        }
        Instant watermark = receipt.watermark();
        if (watermark == null && marks.isEmpty()) {
            watermark = receipt.header().time();
        }
        if (watermark != null) {
            marks.add(receiptMark(bot, receipt, kind, direction, null, watermark, sequence + marks.size()));
        }
        return marks;
    }

    private static MarkRow receiptMark(
            String bot,
            Receipt receipt,
            String kind,
            Direction direction,
            @Nullable String messageId,
            @Nullable Instant watermark,
            long sequence) {
        Header header = receipt.header();
        return new MarkRow(
                header.id().toUuid(),
                sequence,
                bot,
                header.userId(),
                header.time(),
                kind,
                null,
                messageId,
                watermark,
                direction.name(),
                null,
                null,
                header.rawJson());
    }

    public static QuarantineRow quarantine(
            @Nullable String bot, Rejection rejection, Instant receivedAt, long sequence) {
        return new QuarantineRow(
                rejection.id().toUuid(),
                sequence,
                bot,
                receivedAt,
                rejection.reason().name(),
                rejection.message(),
                rejection.target(),
                rejection.body(),
                rejection.isCut());
    }
}
