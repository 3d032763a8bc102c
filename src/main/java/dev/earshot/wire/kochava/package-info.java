/**
 * Kochava's bot integration: events, identity links, clicks and impressions, as their public pages and clients write them.
 */
@NullMarked
package dev.earshot.wire.kochava;

import org.jspecify.annotations.NullMarked;
