/** Calls of Meta's Graph API, through RestFB over the guarded client: retries, limits, and errors in plain words. */
@NullMarked
package dev.earshot.facebook.graph;

import org.jspecify.annotations.NullMarked;
