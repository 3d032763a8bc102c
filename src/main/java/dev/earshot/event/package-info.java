/** The internal model: what was said, what happened, and the codec that writes it to the event log. */
@NullMarked
package dev.earshot.event;

import org.jspecify.annotations.NullMarked;
