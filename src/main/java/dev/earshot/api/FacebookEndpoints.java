package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.MetaApp;
import dev.earshot.control.MetaAppChanges;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import java.util.List;
import java.util.Set;

/** Pages of Facebook that a bot hears, and the workspace's app at Meta. Connecting takes a browser: somebody has to agree. */
final class FacebookEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/facebook";
    private static final String PAGE = PATH + "/pages/{pageId}";

    private final FacebookDesk facebook;
    private final BotLookup lookup;

    FacebookEndpoints(FacebookDesk facebook, BotLookup lookup) {
        this.facebook = facebook;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::show),
                Endpoint.patch(
                        PATH,
                        Set.of("appId", "appSecret", "verifyToken", "graphUrl", "dialogUrl", "graphVersion"),
                        this::change),
                Endpoint.post(PAGE + "/check", Set.of(), this::check),
                Endpoint.post(PAGE + "/subscribe", Set.of(), this::subscribe),
                Endpoint.post(PAGE + "/fill", Set.of(), this::fill),
                Endpoint.delete(PAGE, this::disconnect));
    }

    private Answer show(Call call) {
        Bot bot = lookup.visible(call);
        MetaApp app = facebook.app().find(call.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
        return Answer.json(
                200,
                new FacebookJson.Connection(
                        FacebookJson.App.of(app),
                        facebook.health().pages(call.caller(), bot.id()).orElse(List.of()).stream()
                                .map(FacebookJson.Page::of)
                                .toList()));
    }

    private Answer change(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        MetaAppChanges changes = new MetaAppChanges(
                body.text("appId"),
                body.text("appSecret"),
                body.text("verifyToken"),
                body.text("graphUrl"),
                body.text("dialogUrl"),
                body.text("graphVersion"));
        return Answer.json(
                200,
                FacebookJson.App.of(Outcomes.done(facebook.app().change(call.caller(), bot.id(), changes), "bot")));
    }

    private Answer check(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        return Answer.json(
                200,
                FacebookJson.Page.of(
                        Outcomes.done(facebook.health().check(call.caller(), bot.id(), call.path("pageId")), "page")));
    }

    private Answer subscribe(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        return Answer.json(
                200,
                FacebookJson.Page.of(Outcomes.done(
                        facebook.health().subscribe(call.caller(), bot.id(), call.path("pageId")), "page")));
    }

    private Answer fill(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        return Answer.json(
                200,
                FacebookJson.Page.of(
                        Outcomes.done(facebook.health().fill(call.caller(), bot.id(), call.path("pageId")), "page")));
    }

    private Answer disconnect(Call call) throws InterruptedException {
        Bot bot = lookup.visible(call);
        Outcomes.done(facebook.connect().disconnect(call.caller(), bot.id(), call.path("pageId")), "page");
        return Answer.empty(204);
    }
}
