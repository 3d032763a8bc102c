package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.Postback;
import dev.earshot.control.PostbackDelivery;
import dev.earshot.http.Answer;
import dev.earshot.postback.PostbackDesk;
import java.util.List;
import java.util.Set;

/** Postbacks: made, changed, paused, tried, and what became of their calls. */
final class PostbackEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/postbacks";
    private static final String POSTBACK = PATH + "/{postbackId}";
    private static final String DELIVERIES = POSTBACK + "/deliveries";

    private final PostbackDesk desk;
    private final BotLookup lookup;

    PostbackEndpoints(PostbackDesk desk, BotLookup lookup) {
        this.desk = desk;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, PostbackBody.FIELDS, this::create),
                Endpoint.get(POSTBACK, Set.of(), call -> Answer.json(200, json(find(call)))),
                Endpoint.patch(POSTBACK, PostbackBody.FIELDS, this::update),
                Endpoint.delete(POSTBACK, this::delete),
                Endpoint.post(POSTBACK + "/test", Set.of(), this::test),
                Endpoint.get(DELIVERIES, Set.of("state"), this::deliveries),
                Endpoint.post(DELIVERIES + "/{deliveryId}/resend", Set.of(), this::resend));
    }

    private PostbackJson.Shown json(Postback postback) {
        return PostbackJson.Shown.of(postback, desk.counts(postback));
    }

    private Postback find(Call call) {
        Bot bot = lookup.visible(call);
        return Outcomes.done(desk.find(call.caller(), bot.id(), call.path("postbackId")), "postback");
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(Outcomes.done(desk.list(call.caller(), bot.id()), "bot"), this::json);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        Postback made = Outcomes.done(desk.create(call.caller(), bot.id(), PostbackBody.create(call.body())), "bot");
        return Answer.json(201, json(made))
                .withHeader("Location", "/api/v1/bots/" + bot.id() + "/postbacks/" + made.id());
    }

    private Answer update(Call call) {
        Postback before = find(call);
        return Answer.json(
                200,
                json(Outcomes.done(
                        desk.update(
                                call.caller(),
                                before.bot(),
                                before.id(),
                                PostbackBody.change(call.body(), before.draft())),
                        "postback")));
    }

    private Answer delete(Call call) {
        Bot bot = lookup.visible(call);
        Outcomes.done(desk.delete(call.caller(), bot.id(), call.path("postbackId")), "postback");
        return Answer.empty(204);
    }

    private Answer test(Call call) throws InterruptedException {
        Postback postback = find(call);
        return Answer.json(
                200,
                PostbackJson.Delivery.of(
                        Outcomes.done(desk.test(call.caller(), postback.bot(), postback.id()), "postback")));
    }

    private Answer deliveries(Call call) {
        Postback postback = find(call);
        String state = call.query().choice("state", PostbackDelivery.State.class);
        return PageJson.answer(
                Outcomes.done(
                        desk.deliveries(
                                call.caller(),
                                postback.bot(),
                                postback.id(),
                                state == null ? null : PostbackDelivery.State.valueOf(state)),
                        "postback"),
                PostbackJson.Delivery::of);
    }

    private Answer resend(Call call) {
        Postback postback = find(call);
        return Answer.json(
                200,
                PostbackJson.Delivery.of(Outcomes.done(
                        desk.resend(call.caller(), postback.bot(), postback.id(), call.path("deliveryId")),
                        "delivery")));
    }
}
