/** Wiring by hand: reads settings, builds the object graph, starts it in order and stops it in reverse. */
@NullMarked
package dev.earshot;

import org.jspecify.annotations.NullMarked;
