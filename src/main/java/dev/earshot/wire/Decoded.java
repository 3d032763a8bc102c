package dev.earshot.wire;

import dev.earshot.event.Event;
import java.util.List;

/**
 * What a body says. A broken item does not spoil its neighbours: both lists may be filled. Both are empty if the body is
 * valid and says nothing that we keep (an empty {@code entry} list, say).
 */
public record Decoded(List<Event> events, List<Fault> faults) {
    public Decoded {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }

    public static Decoded fault(Fault fault) {
        return new Decoded(List.of(), List.of(fault));
    }
}
