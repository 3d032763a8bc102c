/** Tails the event log, applies the rules, writes rows and the position together. */
@NullMarked
package dev.earshot.projection;

import org.jspecify.annotations.NullMarked;
