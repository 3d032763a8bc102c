package dev.earshot.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A user of a bot is also known by this identifier. Each pair of a user and an identifier has one row, however often it was
 * said: the users and identifiers that rows connect are one person.
 *
 * @param id made of the bot, the user and the identifier
 * @param time when it was said first, in the order of arrival
 * @param type of the identifier, such as {@code idfa}
 * @param source which way it came first
 */
public record IdentityLinkRow(
        UUID id, long sequence, String bot, String user, Instant time, String type, String value, String source) {}
