package dev.earshot.past.read;

/**
 * One record of a file.
 *
 * @param line where it begins, from 1
 * @param bytes without the end of the line; the beginning only if it is too long
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier between two steps, never compared
public record RawRecord(long line, byte[] bytes, boolean isTooLong) {}
