package dev.earshot.api;

import dev.earshot.control.BotChanges;
import dev.earshot.control.BotDraft;
import dev.earshot.control.Bots;
import dev.earshot.control.NewKey;
import dev.earshot.control.WorkspaceId;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bots and their API keys. */
final class BotEndpoints {
    private static final String PATH = "/api/v1/bots";
    private static final String BOT = PATH + "/{botId}";
    private static final String OVERLAP = "oldKeyWorksForSeconds";
    private static final long MAX_OVERLAP_SECONDS = Duration.ofDays(30).toSeconds();

    private final Bots bots;
    private final BotLookup lookup;

    BotEndpoints(Bots bots, BotLookup lookup) {
        this.bots = bots;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.post(PATH, Set.of("name", "platform", "timeZone", "workspaceId"), this::create),
                Endpoint.get(PATH, Set.of(), call -> PageJson.answer(bots.list(call.caller()), BotJson::of)),
                Endpoint.get(BOT, Set.of(), call -> Answer.json(200, BotJson.of(lookup.visible(call)))),
                Endpoint.patch(BOT, Set.of("name", "platform", "timeZone"), this::update),
                Endpoint.delete(BOT, this::delete),
                Endpoint.get(BOT + "/keys", Set.of(), this::keys),
                Endpoint.post(BOT + "/keys/rotate", Set.of(OVERLAP), this::rotate));
    }

    private Answer create(Call call) {
        JsonBody body = call.body();
        String workspace = body.text("workspaceId");
        String timeZone = body.text("timeZone");
        BotDraft draft = new BotDraft(
                workspace == null ? null : new WorkspaceId(workspace),
                body.required("name"),
                body.required("platform"),
                timeZone == null ? "UTC" : timeZone);
        NewKey made = Outcomes.done(bots.create(call.caller(), draft), "workspace");
        return Answer.json(201, BotJson.of(made))
                .withHeader("Location", PATH + "/" + made.bot().id());
    }

    private Answer update(Call call) {
        lookup.visible(call);
        JsonBody body = call.body();
        BotChanges changes = new BotChanges(body.text("name"), body.text("platform"), body.text("timeZone"));
        return Answer.json(
                200, BotJson.of(Outcomes.done(bots.update(call.caller(), BotLookup.id(call), changes), "bot")));
    }

    private Answer delete(Call call) {
        Outcomes.done(bots.delete(call.caller(), BotLookup.id(call)), "bot");
        return Answer.empty(204);
    }

    private Answer keys(Call call) {
        return PageJson.answer(
                bots.keys(call.caller(), BotLookup.id(call)).orElseThrow(() -> Problem.notFound("bot")), KeyJson::of);
    }

    private Answer rotate(Call call) {
        lookup.visible(call);
        // Required: that an old key stops at once must be somebody's decision, and so must that a leaked one goes on.
        Duration overlap = Duration.ofSeconds(call.body().requiredNumber(OVERLAP, 0, MAX_OVERLAP_SECONDS));
        NewKey made = Outcomes.done(
                bots.rotateKey(call.caller(), BotLookup.id(call), overlap), "bot", Map.of("oldKeyWorksFor", OVERLAP));
        return Answer.json(201, BotJson.of(made));
    }
}
