/**
 * Finds what was said. The index is a projection of the store: it follows what the projector stored, and can be deleted and is
 * made anew.
 */
@NullMarked
package dev.earshot.search;

import org.jspecify.annotations.NullMarked;
