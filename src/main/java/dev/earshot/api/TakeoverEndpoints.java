package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.TakeoverChanges;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.takeover.TakeoverConnections;
import java.util.List;
import java.util.Set;

/** How people take over from a bot: what is called, and with what secrets. */
final class TakeoverEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/takeover";
    private static final String SECRET = PATH + "/secret-key";

    private final TakeoverConnections connections;
    private final BotLookup lookup;

    TakeoverEndpoints(TakeoverConnections connections, BotLookup lookup) {
        this.connections = connections;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::show),
                Endpoint.patch(
                        PATH,
                        Set.of("pauseUrl", "sendUrl", "pageToken", "apiKey", "graphUrl", "graphVersion", "idleMinutes"),
                        this::change),
                Endpoint.post(SECRET, Set.of(), this::newSecret),
                Endpoint.delete(SECRET, this::dropSecret),
                Endpoint.get(PATH + "/deliveries", Set.of(), this::deliveries),
                Endpoint.post(PATH + "/test", Set.of(), this::test));
    }

    private Answer show(Call call) {
        Bot bot = lookup.visible(call);
        return Answer.json(
                200,
                TakeoverJson.Settings.of(
                        connections.settings(call.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"))));
    }

    private Answer change(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        TakeoverChanges changes = new TakeoverChanges(
                body.text("pauseUrl"),
                body.text("sendUrl"),
                body.text("pageToken"),
                body.text("apiKey"),
                body.text("graphUrl"),
                body.text("graphVersion"),
                body.node("idleMinutes") == null
                        ? null
                        : body.requiredNumber("idleMinutes", 1, TakeoverChanges.MAX_IDLE_MINUTES));
        return Answer.json(
                200,
                TakeoverJson.Settings.of(Outcomes.done(connections.change(call.caller(), bot.id(), changes), "bot")));
    }

    private Answer newSecret(Call call) {
        Bot bot = lookup.visible(call);
        return Answer.json(
                201, new TakeoverJson.Secret(Outcomes.done(connections.newSecret(call.caller(), bot.id()), "bot")));
    }

    private Answer dropSecret(Call call) {
        Bot bot = lookup.visible(call);
        Outcomes.done(connections.dropSecret(call.caller(), bot.id()), "bot");
        return Answer.empty(204);
    }

    private Answer deliveries(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(
                connections.deliveries(call.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot")),
                TakeoverJson.Delivery::of);
    }

    private Answer test(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        return Answer.json(200, TakeoverJson.Delivery.of(Outcomes.done(connections.test(call.caller(), bot), "bot")));
    }
}
