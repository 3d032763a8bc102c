/** Meta's side, for tests: Graph, the dialog to log in at, and the webhooks that it sends. */
@NullMarked
package dev.earshot.standin;

import org.jspecify.annotations.NullMarked;
