package dev.earshot.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earshot.control.Bot;
import dev.earshot.control.Period;
import dev.earshot.control.Tracker;
import dev.earshot.control.TrackerDraft;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.link.LinkParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Trackers: made many at a time, and taken away as CSV. */
final class TrackerEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/trackers";
    private static final Set<String> FIELDS =
            Set.of("name", "mediaPartner", "landingUrl", "deepLink", "parameters", "startsAt", "endsAt", "archived");

    private final LinkParts links;
    private final BotLookup lookup;

    TrackerEndpoints(LinkParts links, BotLookup lookup) {
        this.links = links;
        this.lookup = lookup;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of("campaignId", "format"), this::list),
                Endpoint.post(PATH, Set.of("segmentId", "trackers"), this::create),
                Endpoint.patch(PATH + "/{trackerId}", FIELDS, this::update));
    }

    private List<Tracker> trackers(Call call) {
        return links.trackers().list(call.caller(), BotLookup.id(call)).orElseThrow(() -> Problem.notFound("bot"));
    }

    private Answer list(Call call) {
        String campaign = call.query().text("campaignId");
        List<Tracker> found = trackers(call).stream()
                .filter(tracker -> campaign == null || tracker.campaignId().equals(campaign))
                .toList();
        String origin = call.request().origin();
        String format = call.query().text("format");
        return switch (format) {
            case null -> PageJson.answer(found, tracker -> TrackerJson.of(tracker, origin));
            case "json" -> PageJson.answer(found, tracker -> TrackerJson.of(tracker, origin));
            case "csv" ->
                Answer.text(200, "text/csv; charset=utf-8", TrackerCsv.of(links, call, found))
                        .withHeader("Content-Disposition", "attachment; filename=\"trackers.csv\"");
            default -> throw Problem.badRequest("'format' must be json or csv.");
        };
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        String segment = body.required("segmentId");
        JsonNode items = body.node("trackers");
        if (items == null || !items.isArray()) {
            throw fault("trackers", "must be a list");
        }
        List<TrackerDraft> drafts = new ArrayList<>();
        for (JsonNode item : items) {
            drafts.add(draft(JsonBody.of(item, FIELDS), null));
        }
        String origin = call.request().origin();
        List<Tracker> made = Outcomes.done(links.trackers().create(call.caller(), bot.id(), segment, drafts), "bot");
        links.changed().run();
        return Answer.json(
                201,
                new PageJson<>(
                        made.stream()
                                .map(tracker -> TrackerJson.of(tracker, origin))
                                .toList(),
                        null));
    }

    private Answer update(Call call) {
        Tracker before = trackers(call).stream()
                .filter(tracker -> tracker.id().equals(call.path("trackerId")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("tracker"));
        Tracker changed = Outcomes.done(
                links.trackers().update(call.caller(), BotLookup.id(call), before.id(), draft(call.body(), before)),
                "tracker");
        links.changed().run();
        return Answer.json(200, TrackerJson.of(changed, call.request().origin()));
    }

    /** @param before what an absent field stays; null for a new tracker */
    private static TrackerDraft draft(JsonBody body, @Nullable Tracker before) {
        return before == null
                ? new TrackerDraft(
                        body.required("name"),
                        body.text("mediaPartner", ""),
                        body.required("landingUrl"),
                        body.text("deepLink", ""),
                        parameters(body, Map.of()),
                        new Period(body.time("startsAt", null), body.time("endsAt", null)),
                        body.flag("archived", false))
                : new TrackerDraft(
                        body.text("name", before.name()),
                        body.text("mediaPartner", before.mediaPartner()),
                        body.text("landingUrl", before.landingUrl()),
                        body.text("deepLink", before.deepLink()),
                        parameters(body, before.parameters()),
                        new Period(
                                body.time("startsAt", before.period().start()),
                                body.time("endsAt", before.period().end())),
                        body.flag("archived", before.archivedAt() != null));
    }

    private static Map<String, String> parameters(JsonBody body, Map<String, String> otherwise) {
        JsonNode node = body.node("parameters");
        if (node == null) {
            return otherwise;
        }
        if (!node.isObject()) {
            throw fault("parameters", "must be an object of strings");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw fault("parameters", "must be an object of strings");
            }
            parameters.put(field.getKey(), field.getValue().textValue());
        });
        return parameters;
    }

    private static Problem fault(String field, String message) {
        return Outcomes.invalid(List.of(new Outcomes.Fault(field, message)));
    }
}
