package dev.earshot.api;

import dev.earshot.event.BotEvent;
import dev.earshot.http.Answer;
import dev.earshot.report.EventFilter;
import dev.earshot.report.Events;
import java.util.List;
import java.util.Set;

/** The events of a bot that are no messages, newest first. */
final class EventEndpoint {
    private final Events events;
    private final BotLookup lookup;

    EventEndpoint(Events events, BotLookup lookup) {
        this.events = events;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(Endpoint.get(
                "/api/v1/bots/{botId}/events",
                Set.of("from", "to", "userId", "type", "name", "limit", "cursor", "include"),
                this::list));
    }

    private Answer list(Call call) {
        String bot = lookup.visible(call).id().value();
        QueryParameters query = call.query();
        QueryParameters.TimeRange times = query.timeRange();
        boolean withRaw = query.includesRaw();
        EventFilter filter = new EventFilter(
                times.from(),
                times.to(),
                query.text("userId"),
                query.choice("type", BotEvent.Type.class),
                query.text("name"),
                query.limit(),
                query.text("cursor"));
        return PageJson.answer(events.list(bot, filter), event -> EventJson.of(event, withRaw));
    }
}
