package dev.earshot.store;

import java.time.Instant;

/**
 * The attributes of an end user as a message brought them ({@code platformUserJson}); a new row only when they differ from
 * the user's last ones, so the rows of a user are the history of their attributes.
 *
 * @param propertiesJson an object
 */
public record UserPropertiesRow(long sequence, String bot, String user, Instant time, String propertiesJson) {}
