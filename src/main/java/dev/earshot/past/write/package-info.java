/** What was collected, written down for others to read. */
@NullMarked
package dev.earshot.past.write;

import org.jspecify.annotations.NullMarked;
