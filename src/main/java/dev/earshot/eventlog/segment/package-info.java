/** The embedded event log: segmented append-only files, CRC32C per record, group commit. */
@NullMarked
package dev.earshot.eventlog.segment;

import org.jspecify.annotations.NullMarked;
