/** From the bytes of a file to events, a record at a time and in bounded memory. No clock, no network. */
@NullMarked
package dev.earshot.past.read;

import org.jspecify.annotations.NullMarked;
