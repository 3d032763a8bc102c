package dev.earshot.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every event carries.
 *
 * @param id identity, the same for every copy of the same event
 * @param time when it happened by the platform's word, else when we received it; milliseconds
 * @param platform lower-case name as the client gave it ({@code facebook}, {@code universal}, …)
 * @param userId the end user's id on that platform, in both directions; empty if the platform names none
 *     (a Messenger policy notice, say)
 * @param conversationId the client's own conversation id, if it sends one
 * @param sessionId the client's own session id, if it sends one; it wins over our session rules
 * @param pageId the Messenger page, where known
 * @param source which way it came: the dialect and the client's own version tag, such as {@code dashbot/12.1.0-npm}
 * @param userJson the end user's attributes that came with it ({@code platformUserJson}), a JSON object
 * @param metadataJson attributes of the event itself ({@code metadata}, {@code platformJson}), a JSON object
 * @param rawJson what was received for this event alone, secrets masked, unknown fields kept; JSON
 */
public record Header(
        EventId id,
        Instant time,
        String platform,
        String userId,
        @Nullable String conversationId,
        @Nullable String sessionId,
        @Nullable String pageId,
        String source,
        @Nullable String userJson,
        @Nullable String metadataJson,
        String rawJson) {}
