package dev.earshot.report.frame;

/**
 * A file that a report's question gives.
 *
 * @param path below the bot's in the API
 * @param format what its parameter {@code format} says
 */
public record Download(String title, String path, String format) {}
