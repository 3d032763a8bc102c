/** The event log: the system of record. Knows bytes, not events. */
@NullMarked
package dev.earshot.eventlog;

import org.jspecify.annotations.NullMarked;
