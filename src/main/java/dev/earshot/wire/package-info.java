/** What the dialects share: bytes in, events and the dialect's own answer out. */
@NullMarked
package dev.earshot.wire;

import org.jspecify.annotations.NullMarked;
