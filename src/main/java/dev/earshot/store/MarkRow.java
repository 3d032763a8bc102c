package dev.earshot.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that became known of messages after they were written: delivered, read, reacted to, edited, not handled.
 * Rows of messages are never changed; readers lay the marks over them.
 *
 * @param messageId the platform's id of the marked message; null if a watermark says which are meant
 * @param watermark all of the user's messages in {@code direction} sent up to then are marked
 * @param direction whose messages a watermark means: {@code INCOMING} or {@code OUTGOING}
 * @param kind {@code DELIVERED}, {@code READ}, {@code SEEN}, {@code EDITED}, {@code UNSENT}, {@code REACTED},
 *     {@code UNREACTED}, {@code RATED}, {@code SEND_RESULT}; {@code NOT_HANDLED} (a later copy of the message, or the bot's
 *     next answer, said so); {@code ENRICHED} (a later copy carried what its first copy may lack; the value is an object
 *     with any of {@code author}, {@code intent} ({@code name}, {@code confidence}, {@code inputs}), {@code templateId},
 *     {@code metadata}, {@code conversation}, {@code session} and of the parts of {@link MessageRow#contentJson}; what the
 *     first copy said stays, but for the author); {@code INTENT} (the value is the intent's name in such an object, where
 *     queries can see it)
 * @param targetId the event id of the marked message where it is known
 */
public record MarkRow(
        UUID id,
        long sequence,
        String bot,
        String user,
        Instant time,
        String kind,
        @Nullable UUID targetId,
        @Nullable String messageId,
        @Nullable Instant watermark,
        @Nullable String direction,
        @Nullable String value,
        @Nullable String emoji,
        @Nullable String rawJson) {

    /** The marks of one kind among {@code marks}. */
    public static List<MarkRow> ofKind(List<MarkRow> marks, String kind) {
        return marks.stream().filter(mark -> mark.kind().equals(kind)).toList();
    }
}
