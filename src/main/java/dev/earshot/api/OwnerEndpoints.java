package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.AgentMessage;
import dev.earshot.control.Bot;
import dev.earshot.control.Takeover;
import dev.earshot.control.Taking;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Method;
import dev.earshot.http.Problem;
import dev.earshot.takeover.AgentText;
import dev.earshot.takeover.Sending;
import dev.earshot.takeover.TakeoverDesk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has a conversation: a bot asks, a person takes it over, answers and gives it back. */
final class OwnerEndpoints {
    private static final String CONVERSATION = "/api/v1/bots/{botId}/conversations/{userId}";
    private static final String OWNER = CONVERSATION + "/owner";
    private static final String FROM = "takeFromEpoch";
    private static final long MAX_EPOCH = 1L << 52;

    private final TakeoverDesk desk;
    private final BotLookup lookup;

    OwnerEndpoints(TakeoverDesk desk, BotLookup lookup) {
        this.desk = desk;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(OWNER, Set.of(), this::owner),
                Endpoint.post(OWNER, Set.of(FROM), this::take),
                new Endpoint(Method.DELETE, OWNER, Access.API, Set.of("epoch"), Set.of(), this::giveBack),
                Endpoint.post(
                        CONVERSATION + "/messages",
                        Set.of("epoch", "text", "quickReplies", "attachmentUrl", "attachmentType", "messageJson"),
                        this::send));
    }

    private Answer owner(Call call) {
        return answer(200, lookup.visible(call), call);
    }

    private Answer answer(int status, Bot bot, Call call) {
        return Answer.json(status, TakeoverJson.Owner.of(desk.state(bot, call.path("userId"))));
    }

    private Answer take(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        Long from = body.node(FROM) == null ? null : body.requiredNumber(FROM, 1, MAX_EPOCH);
        String name = call.request().visitor().orElseThrow().name();
        Taking taking = Outcomes.done(desk.take(call.caller(), bot, call.path("userId"), name, from), "bot");
        return switch (taking) {
            case Taking.Done done -> answer(200, bot, call);
            case Taking.Conflict(Takeover current) -> throw conflict(current);
        };
    }

    private Answer giveBack(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        long epoch = epoch(call);
        Taking taking = Outcomes.done(desk.giveBack(call.caller(), bot, call.path("userId"), epoch), "bot");
        return switch (taking) {
            case Taking.Done done -> answer(200, bot, call);
            case Taking.Conflict(Takeover current) -> throw conflict(current);
        };
    }

    private static long epoch(Call call) {
        String epoch = call.query().text("epoch");
        if (epoch == null || !epoch.matches("[0-9]{1,15}")) {
            throw Problem.badRequest("'epoch' must be the number of the takeover that ends.");
        }
        return Long.parseLong(epoch);
    }

    private Answer send(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        AgentText text = new AgentText(
                body.text("text", ""),
                quickReplies(body.node("quickReplies")),
                body.text("attachmentUrl", ""),
                body.text("attachmentType", "image"),
                body.node("messageJson"));
        long epoch = body.requiredNumber("epoch", 1, MAX_EPOCH);
        Sending sending = Outcomes.done(desk.send(call.caller(), bot, call.path("userId"), epoch, text), "bot");
        return switch (sending) {
            case Sending.Tried(AgentMessage message) -> Answer.json(201, TakeoverJson.Sent.of(message));
            case Sending.Conflict(Takeover current) -> throw conflict(current);
            case Sending.Impossible(String reason) -> throw new Problem(409, "Conflict", reason);
            case Sending.Faulty(String reason) -> throw Problem.badRequest(reason);
        };
    }

    private static List<String> quickReplies(@Nullable JsonNode given) {
        List<String> titles = new ArrayList<>();
        if (given == null) {
            return titles;
        }
        if (!given.isArray()) {
            throw Problem.badRequest("'quickReplies' must be an array of texts.");
        }
        for (JsonNode title : given) {
            if (!title.isTextual()) {
                throw Problem.badRequest("'quickReplies' must be an array of texts.");
            }
            titles.add(title.textValue());
        }
        return titles;
    }

    private static Problem conflict(@Nullable Takeover current) {
        if (current == null) {
            return new Problem(409, "Conflict", "The bot has this conversation. Take it over first.");
        }
        return new Problem(409, "Conflict", current.holderName() + " has this conversation.")
                .withMember("owner", current.holderName())
                .withMember("epoch", current.epoch());
    }
}
