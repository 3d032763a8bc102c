package dev.earshot.api;

import dev.earshot.event.Direction;
import dev.earshot.event.MessageKind;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.MessageFilter;
import dev.earshot.report.Messages;
import dev.earshot.report.TranscriptMessage;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The messages of a bot, newest first. */
final class MessageEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/messages";

    private final Messages messages;
    private final BotLookup lookup;

    MessageEndpoints(Messages messages, BotLookup lookup) {
        this.messages = messages;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(
                        PATH,
                        Set.of(
                                "from",
                                "to",
                                "userId",
                                "direction",
                                "text",
                                "intent",
                                "kind",
                                "limit",
                                "cursor",
                                "include"),
                        this::list),
                Endpoint.get(PATH + "/{messageId}", Set.of("include"), this::find));
    }

    private Answer list(Call call) {
        String bot = lookup.visible(call).id().value();
        QueryParameters query = call.query();
        QueryParameters.TimeRange times = query.timeRange();
        boolean withRaw = query.includesRaw();
        MessageFilter filter = new MessageFilter(
                times.from(),
                times.to(),
                query.text("userId"),
                query.choice("direction", Direction.class),
                query.text("text"),
                query.text("intent"),
                query.choice("kind", MessageKind.class),
                query.limit(),
                query.text("cursor"));
        return PageJson.answer(messages.list(bot, filter), message -> MessageJson.of(message, withRaw));
    }

    private Answer find(Call call) {
        String bot = lookup.visible(call).id().value();
        boolean withRaw = call.query().includesRaw();
        UUID id = call.id("messageId", "message");
        TranscriptMessage message = messages.find(bot, id).orElseThrow(() -> Problem.notFound("message"));
        return Answer.json(200, MessageJson.of(message, withRaw));
    }
}
