package dev.earshot.api;

import dev.earshot.control.Audience;
import dev.earshot.control.Audiences;
import dev.earshot.control.Bot;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.report.audience.AudienceCounts;
import dev.earshot.report.audience.AudienceReader;
import dev.earshot.report.audience.AudienceUsers;
import dev.earshot.report.audience.Criterion;
import dev.earshot.report.audience.CriterionJson;
import java.util.List;
import java.util.Set;

/** Audiences: made, changed, counted. */
final class AudienceEndpoints {
    static final String PATH = "/api/v1/bots/{botId}/audiences";
    static final String AUDIENCE = PATH + "/{audienceId}";

    private final Audiences audiences;
    private final AudienceReader reader;
    private final AudienceCounts counts;
    private final BotLookup lookup;

    AudienceEndpoints(Audiences audiences, AudienceReader reader, AudienceCounts counts, BotLookup lookup) {
        this.audiences = audiences;
        this.reader = reader;
        this.counts = counts;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        Set<String> fields = Set.of("name", "definition");
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, fields, this::create),
                Endpoint.post(PATH + "/count", Set.of("definition"), this::count),
                Endpoint.get(AUDIENCE, Set.of(), call -> Answer.json(200, AudienceJson.of(find(call)))),
                Endpoint.patch(AUDIENCE, fields, this::update),
                Endpoint.delete(AUDIENCE, this::delete));
    }

    Audience find(Call call) {
        lookup.visible(call);
        return audiences
                .find(call.caller(), BotLookup.id(call), call.path("audienceId"))
                .orElseThrow(() -> Problem.notFound("audience"));
    }

    /** Who belongs to the one that the call names. */
    AudienceUsers users(Call call) {
        Bot bot = lookup.visible(call);
        return reader.of(
                bot.id().value(), bot.timeZone(), CriterionJson.parse(find(call).definition()));
    }

    private Answer list(Call call) {
        Bot bot = lookup.visible(call);
        return PageJson.answer(audiences.list(call.caller(), bot.id()).orElse(List.of()), AudienceJson::of);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        String definition = CriterionJson.write(AudienceJson.definition(body));
        Audience made =
                Outcomes.done(audiences.create(call.caller(), bot.id(), body.required("name"), definition), "bot");
        return Answer.json(201, AudienceJson.of(made))
                .withHeader("Location", "/api/v1/bots/" + bot.id() + "/audiences/" + made.id());
    }

    private record CountJson(long users, long of) {}

    private Answer count(Call call) {
        Bot bot = lookup.visible(call);
        Criterion criterion = AudienceJson.definition(call.body());
        AudienceCounts.Count count = counts.of(reader.of(bot.id().value(), bot.timeZone(), criterion));
        return Answer.json(200, new CountJson(count.users(), count.all()));
    }

    private Answer update(Call call) {
        Audience before = find(call);
        JsonBody body = call.body();
        String definition = body.node("definition") == null
                ? before.definition()
                : CriterionJson.write(AudienceJson.definition(body));
        Audience changed = Outcomes.done(
                audiences.update(
                        call.caller(), BotLookup.id(call), before.id(), body.text("name", before.name()), definition),
                "audience");
        return Answer.json(200, AudienceJson.of(changed));
    }

    private Answer delete(Call call) {
        lookup.visible(call);
        Outcomes.done(audiences.delete(call.caller(), BotLookup.id(call), call.path("audienceId")), "audience");
        return Answer.empty(204);
    }
}
