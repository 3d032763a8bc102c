package dev.earshot.attribution;

import java.time.Instant;

/**
 * Somebody saw or clicked something, some time before a conversion or after it.
 *
 * @param id told apart by it, and ordered by it where nothing else tells
 */
public record TouchPoint(String id, Instant time, Kind kind, Match match) {

    /** What they did; a click says more than a look. */
    public enum Kind {
        CLICK,
        IMPRESSION
    }

    /** How it is known who it was; the surer comes first. */
    public enum Match {
        /** By an id: of the user, of a device, of the click itself. */
        EXACT,
        /** By an address and a user agent that are the same: a guess. */
        MODELLED
    }
}
