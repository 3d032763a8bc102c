package dev.earshot.api;

import dev.earshot.control.Bot;
import dev.earshot.control.Campaign;
import dev.earshot.control.CampaignDraft;
import dev.earshot.control.Period;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.link.LinkParts;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Campaigns and their segments. */
final class CampaignEndpoints {
    private static final String PATH = "/api/v1/bots/{botId}/campaigns";
    private static final String CAMPAIGN = PATH + "/{campaignId}";
    private static final Set<String> FIELDS = Set.of("name", "startsAt", "endsAt", "archived");

    private final LinkParts links;
    private final BotLookup lookup;

    CampaignEndpoints(LinkParts links, BotLookup lookup) {
        this.links = links;
        this.lookup = lookup;
    }

    private record CampaignJson(
            String id,
            String name,
            @Nullable String startsAt,
            @Nullable String endsAt,
            boolean archived,
            String createdAt,
            List<SegmentJson> segments) {
        static CampaignJson of(Campaign campaign) {
            return new CampaignJson(
                    campaign.id(),
                    campaign.name(),
                    Times.nullable(campaign.period().start()),
                    Times.nullable(campaign.period().end()),
                    campaign.archivedAt() != null,
                    Times.text(campaign.createdAt()),
                    campaign.segments().stream().map(SegmentJson::of).toList());
        }
    }

    private record SegmentJson(String id, String name, String createdAt) {
        static SegmentJson of(Campaign.Segment segment) {
            return new SegmentJson(segment.id(), segment.name(), Times.text(segment.createdAt()));
        }
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get(PATH, Set.of(), this::list),
                Endpoint.post(PATH, FIELDS, this::create),
                Endpoint.patch(CAMPAIGN, FIELDS, this::update),
                Endpoint.post(CAMPAIGN + "/segments", Set.of("name"), this::createSegment));
    }

    private List<Campaign> campaigns(Call call) {
        return links.campaigns().list(call.caller(), BotLookup.id(call)).orElseThrow(() -> Problem.notFound("bot"));
    }

    private Answer list(Call call) {
        return PageJson.answer(campaigns(call), CampaignJson::of);
    }

    private Answer create(Call call) {
        Bot bot = lookup.visible(call);
        JsonBody body = call.body();
        CampaignDraft draft = new CampaignDraft(
                body.required("name"),
                new Period(body.time("startsAt", null), body.time("endsAt", null)),
                body.flag("archived", false));
        return Answer.json(
                201, CampaignJson.of(Outcomes.done(links.campaigns().create(call.caller(), bot.id(), draft), "bot")));
    }

    private Answer update(Call call) {
        Campaign before = campaigns(call).stream()
                .filter(campaign -> campaign.id().equals(call.path("campaignId")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("campaign"));
        JsonBody body = call.body();
        CampaignDraft draft = new CampaignDraft(
                body.text("name", before.name()),
                new Period(
                        body.time("startsAt", before.period().start()),
                        body.time("endsAt", before.period().end())),
                body.flag("archived", before.archivedAt() != null));
        return Answer.json(
                200,
                CampaignJson.of(Outcomes.done(
                        links.campaigns().update(call.caller(), BotLookup.id(call), before.id(), draft), "campaign")));
    }

    private Answer createSegment(Call call) {
        Bot bot = lookup.visible(call);
        Campaign.Segment made = Outcomes.done(
                links.campaigns()
                        .createSegment(
                                call.caller(),
                                bot.id(),
                                call.path("campaignId"),
                                call.body().required("name")),
                "campaign");
        return Answer.json(201, SegmentJson.of(made));
    }
}
