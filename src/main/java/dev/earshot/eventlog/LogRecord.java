package dev.earshot.eventlog;

/**
 * A record as it was appended.
 *
 * @param next the position after this record (and after all records of other partitions read before it)
 * @param payload the bytes appended; not copied, do not change
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two loops, never compared
public record LogRecord(LogPosition next, byte[] payload) {}
