package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.Direction;
import dev.earshot.wire.Body;
import dev.earshot.wire.Origin;

/** One call of the tracker whose body is a JSON object. */
record Call(Origin origin, TrackType type, Platform platform, Body.Parsed body) {

    ObjectNode root() {
        return body.object();
    }

    Direction direction() {
        return type == TrackType.OUTGOING ? Direction.OUTGOING : Direction.INCOMING;
    }

    boolean isOutgoing() {
        return type == TrackType.OUTGOING;
    }
}
