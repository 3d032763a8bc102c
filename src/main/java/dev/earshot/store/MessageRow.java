package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored and shown. Columns, one for one; names of enums of the event model as text.
 *
 * @param id the event's id; a second row of the same id is never written
 * @param sequence grows in the order of writing, unique within the store; breaks ties of {@code time}
 * @param user the end user's id on the platform
 * @param direction {@code INCOMING} or {@code OUTGOING}
 * @param author {@code USER}, {@code BOT} or {@code AGENT}
 * @param intentInputsJson array of {@code {"name":…,"value":…}}
 * @param contentJson what the other columns do not say, an object: {@code attachments}, {@code buttons},
 *     {@code quickReplies} (arrays with the fields of the event model's records), {@code payload}, {@code replyTo},
 *     {@code failure}; absent parts are left out
 * @param failureCode the platform's error code, if it refused to deliver
 * @param sentiment how what a user wrote sounds, from -1 (negative) to 1; null if there is no telling, and of outgoing ones
 */
public record MessageRow(
        UUID id,
        long sequence,
        String bot,
        String user,
        Instant time,
        Instant receivedAt,
        String platform,
        @Nullable String conversation,
        @Nullable String session,
        @Nullable String page,
        String direction,
        String author,
        @Nullable String messageId,
        String kind,
        @Nullable String text,
        @Nullable String intent,
        @Nullable Double intentConfidence,
        @Nullable String intentInputsJson,
        boolean notHandled,
        @Nullable String templateId,
        @Nullable String failureCode,
        String contentJson,
        @Nullable String metadataJson,
        String source,
        String rawJson,
        @Nullable Double sentiment) {}
