/** How a user's message sounds, from its words. Pure but for a memory of what was asked of late. */
@NullMarked
package dev.earshot.sentiment;

import org.jspecify.annotations.NullMarked;
