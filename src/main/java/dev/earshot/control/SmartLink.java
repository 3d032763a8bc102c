package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A short link that leads each visitor where its rules say.
 *
 * @param trackerId under which its clicks stand; null if under none
 * @param trackerCode the same as addresses have it
 * @param host an own domain; empty for this server's address
 * @param code the last part of its address
 * @param content rules and destinations, in the form of the package {@code link}
 * @param expiresAt the first moment at which it no longer leads anywhere
 * @param clickLimit after so many clicks it no longer leads anywhere
 * @param clicks so far, give or take those of the last seconds
 * @param ended how many came when it led nowhere any more
 */
public record SmartLink(
        String id,
        BotId botId,
        @Nullable String trackerId,
        @Nullable String trackerCode,
        String host,
        String code,
        String name,
        String content,
        @Nullable Instant expiresAt,
        @Nullable Long clickLimit,
        @Nullable String passwordHash,
        long clicks,
        long ended,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant archivedAt) {

    @Override
    public String toString() {
        return "SmartLink[" + id + "]"; // never the hash
    }
}
