package dev.earshot.console.show;

import dev.earshot.console.show.Bubble.ReactionNote;
import dev.earshot.store.MarkRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that became known of messages while somebody looks at them, as it changes their bubbles.
 *
 * @param slot the part of the bubble that it fills
 * @param messageId which message; empty if {@code watermark} says which
 * @param watermark all of that direction up to then, epoch milliseconds; empty if {@code messageId} says which
 * @param delivery the state it sets; empty if it sets none
 * @param title what to say of it: the time of a delivery, a rating's word
 * @param reaction the one that comes or goes; null if the mark is of something else
 * @param isTakenBack whether it goes: then it names what goes, and, naming nothing, all
 */
public record MarkNote(
        String slot,
        String messageId,
        String watermark,
        String direction,
        String delivery,
        String title,
        VisibleText text,
        @Nullable ReactionNote reaction,
        boolean isTakenBack) {

    /** What a mark changes on the page; marks that change nothing there give none. */
    public static List<MarkNote> of(MarkRow mark, BotTime time) {
        return switch (mark.kind()) {
            case "DELIVERED" -> List.of(delivery(mark, "delivered", "Delivered " + time.full(mark.time())));
            case "READ" -> List.of(delivery(mark, "read", "Read " + time.full(mark.time())));
            case "EDITED" ->
                List.of(
                        note(mark, "text", "", VisibleText.of(mark.value())),
                        note(mark, "edited", "", VisibleText.EMPTY));
            case "UNSENT" -> List.of(note(mark, "unsent", "", VisibleText.EMPTY));
            case "RATED" -> List.of(note(mark, "rating", ShownLine.of(mark.value(), 40), VisibleText.EMPTY));
            case "REACTED" -> List.of(reaction(mark, false));
            case "UNREACTED" -> List.of(reaction(mark, true));
            default -> List.of();
        };
    }

    private static MarkNote delivery(MarkRow mark, String delivery, String title) {
        MarkNote note = note(mark, "delivery", title, VisibleText.EMPTY);
        return new MarkNote(
                note.slot, note.messageId, note.watermark, "OUTGOING", delivery, title, VisibleText.EMPTY, null, false);
    }

    private static MarkNote reaction(MarkRow mark, boolean isTakenBack) {
        MarkNote note = note(mark, "reactions", "", VisibleText.EMPTY);
        ReactionNote reaction = ReactionNote.of(mark.value(), mark.emoji());
        return new MarkNote(
                note.slot,
                note.messageId,
                note.watermark,
                note.direction,
                "",
                "",
                VisibleText.EMPTY,
                reaction,
                isTakenBack);
    }

    private static MarkNote note(MarkRow mark, String slot, String title, VisibleText text) {
        String messageId = mark.messageId() == null ? "" : mark.messageId();
        Instant watermark = mark.watermark();
        String direction = mark.direction() == null ? "" : mark.direction();
        return new MarkNote(
                slot,
                messageId,
                watermark == null ? "" : String.valueOf(watermark.toEpochMilli()),
                direction,
                "",
                title,
                text,
                null,
                false);
    }
}
