package dev.earshot.wire.dashbot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earshot.event.BotEvent;
import dev.earshot.event.Event;
import dev.earshot.wire.Json;
import java.util.List;

/** What {@code type=connect} brings: Slack's answer to {@code rtm.start}, of which the bot and its team are kept. */
final class Connects {
    private Connects() {}

    static List<Event> read(Call call) {
        ObjectNode attributes = Json.NODES.objectNode();
        for (String party : List.of("self", "team")) {
            ObjectNode named = Json.NODES.objectNode();
            for (String field : List.of("id", "name", "domain")) {
                JsonNode value = Json.at(call.root(), party, field);
                if (value != null) {
                    named.set(field, value);
                }
            }
            if (!named.isEmpty()) {
                attributes.set(party, named);
            }
        }
        return new Draft(call).event(BotEvent.Type.CONNECT, "connect", attributes.isEmpty() ? null : attributes);
    }
}
