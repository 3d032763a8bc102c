package dev.earshot.past;

import dev.earshot.past.write.Exports;

/**
 * Past data in and out.
 *
 * @param partBytes the longest part of a file that one call can bring
 */
public record PastParts(ImportDesk imports, Exports exports, int partBytes) {}
