/** Calls that tell others of conversions: what fires them, what they say, and sending them until they have arrived. */
@NullMarked
package dev.earshot.postback;

import org.jspecify.annotations.NullMarked;
