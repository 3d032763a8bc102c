/** What happens now, to whoever watches: topics, bounded queues, resume from a position. */
@NullMarked
package dev.earshot.live;

import org.jspecify.annotations.NullMarked;
