package dev.earshot.console;

import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.event.IdentityLink;
import dev.earshot.event.Message;
import dev.earshot.event.MessageChange;
import dev.earshot.event.Receipt;
import dev.earshot.event.Touch;
import dev.earshot.live.LiveItem;
import dev.earshot.projection.EventRows;
import dev.earshot.report.TranscriptEntry;
import dev.earshot.report.TranscriptEvent;
import dev.earshot.report.TranscriptMessage;
import dev.earshot.store.MarkRow;
import dev.earshot.store.QuarantineRow;
import java.util.List;
import java.util.Optional;

/** Live items as the same rows that the store will have of them. Not thread-safe: one for each stream. */
final class LiveRows {
    /** Above any sequence of the store, exact as a JavaScript number: of the same time, what comes later stands later. */
    private static final long FIRST_SEQUENCE = 1L << 52;

    private long sequence = FIRST_SEQUENCE;

    /** The entry that a transcript gets of it; none for what only marks other messages. */
    Optional<TranscriptEntry> entry(LiveItem.Happened item) {
        String bot = item.bot().value();
        return switch (item.event()) {
            case Message message ->
                Optional.of(TranscriptMessage.fresh(EventRows.message(bot, message, item.receivedAt(), ++sequence)));
            case BotEvent event ->
                Optional.of(TranscriptEvent.of(EventRows.event(bot, event, item.receivedAt(), ++sequence)));
            case MessageChange change -> Optional.empty();
            case Receipt receipt -> Optional.empty();
            case Touch touch -> Optional.empty();
            case IdentityLink link -> Optional.empty();
        };
    }

    List<MarkRow> marks(LiveItem.Happened item) {
        Event event = item.event();
        return switch (event) {
            case Message message -> List.of();
            case BotEvent other -> List.of();
            case Touch touch -> List.of();
            case IdentityLink link -> List.of();
            case MessageChange change -> EventRows.marks(item.bot().value(), change, item.receivedAt(), ++sequence);
            case Receipt receipt -> EventRows.marks(item.bot().value(), receipt, item.receivedAt(), ++sequence);
        };
    }

    QuarantineRow rejection(LiveItem.Refused item) {
        return EventRows.quarantine(
                item.bot() == null ? null : item.bot().value(), item.rejection(), item.receivedAt(), ++sequence);
    }
}
