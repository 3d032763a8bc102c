package dev.earshot.link;

import dev.earshot.event.EventId;
import java.time.Instant;

/**
 * Somebody followed a link, as it is to be kept.
 *
 * @param rule the name of the rule that decided; empty if none did
 * @param location where it led; empty for a preview
 */
record Click(
        EventId id,
        String clickId,
        LiveLink link,
        Follow follow,
        Kind kind,
        String rule,
        String location,
        Instant time) {

    /** Whether it counts. */
    enum Kind {
        FIRST,
        REPEAT,
        PROGRAM
    }
}
