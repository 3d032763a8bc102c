/** Messenger's webhook items and Send API bodies, whichever API brought them. */
@NullMarked
package dev.earshot.wire.messenger;

import org.jspecify.annotations.NullMarked;
