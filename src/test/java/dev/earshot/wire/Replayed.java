package dev.earshot.wire;

import dev.earshot.event.Event;
import dev.earshot.event.EventId;
import dev.earshot.event.Renamed;

/** Events as they can be compared when one body is decoded twice: random ids differ, everything else is equal. */
final class Replayed {
    private Replayed() {}

    static Event withoutRandomId(Event event) {
        boolean isRandom = event.header().id().high() == Wire.RANDOM_MARK;
        return isRandom ? Renamed.to(new EventId(Wire.RANDOM_MARK, 0), event) : event;
    }
}
