/** Calls to addresses that people entered: where they may lead, and the one client that makes them. */
@NullMarked
package dev.earshot.outgoing;

import org.jspecify.annotations.NullMarked;
