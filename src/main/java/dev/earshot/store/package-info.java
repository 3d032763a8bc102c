/** The store: rows for reading. A projection of the event log that can be deleted and rebuilt. */
@NullMarked
package dev.earshot.store;

import org.jspecify.annotations.NullMarked;
