package dev.earshot.control;

import java.time.Instant;

/**
 * What a postback tells of.
 *
 * @param key by which it is told once: the event's id, or the user
 * @param user empty if there is none
 * @param amount as a plain number; empty if there is none
 */
public record PostbackSubject(String key, String user, String name, Instant time, String amount, String currency) {}
