package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.CampaignView;
import dev.earshot.console.page.CampaignsView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.control.Campaign;
import dev.earshot.control.CampaignDraft;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.Period;
import dev.earshot.control.Tracker;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.link.Addresses;
import dev.earshot.link.LinkParts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The campaigns of a bot, each with its segments and trackers. */
final class CampaignPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final LinkParts links;
    private final InstantSource clock;

    CampaignPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.links = services.links();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/campaigns", Access.SESSION, request -> list(200, request, Map.of())),
                Route.post("/bots/{bot}/campaigns", Access.SESSION, this::create),
                Route.get("/bots/{bot}/campaigns/{campaign}", Access.SESSION, this::show),
                Route.post("/bots/{bot}/campaigns/{campaign}", Access.SESSION, this::save),
                Route.post("/bots/{bot}/campaigns/{campaign}/segments", Access.SESSION, this::addSegment),
                Route.post("/bots/{bot}/campaigns/{campaign}/trackers", Access.SESSION, this::addTrackers));
    }

    private List<Campaign> campaigns(Request request, Bot bot) {
        return links.campaigns().list(request.caller(), bot.id()).orElse(List.of());
    }

    private List<Tracker> trackers(Request request, Bot bot) {
        return links.trackers().list(request.caller(), bot.id()).orElse(List.of());
    }

    private Answer list(int status, Request request, Map<String, String> faults) {
        Bot bot = access.of(request);
        List<Tracker> trackers = trackers(request, bot);
        List<CampaignsView.Row> rows = campaigns(request, bot).stream()
                .map(campaign -> new CampaignsView.Row(
                        path(bot, campaign.id()),
                        campaign.name(),
                        period(bot, campaign.period()),
                        Numbers.of(campaign.segments().size(), "segment"),
                        Numbers.of(
                                trackers.stream()
                                        .filter(tracker -> tracker.campaignId().equals(campaign.id()))
                                        .count(),
                                "tracker"),
                        campaign.archivedAt() != null))
                .toList();
        CampaignsView view = new CampaignsView(
                frames.of(request, "Campaigns", Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                rows,
                request.form("name").orElse(""),
                faults);
        return Pages.html(status, views.render("campaigns/list", view));
    }

    private Answer create(Request request) {
        Bot bot = access.of(request);
        CampaignDraft draft = new CampaignDraft(request.form("name").orElse(""), Period.ALWAYS, false);
        return switch (links.campaigns().create(request.caller(), bot.id(), draft)) {
            case Outcome.Done<Campaign>(Campaign made) -> Answer.redirect(path(bot, made.id()));
            case Outcome.Invalid<Campaign>(List<FieldFault> faults) -> list(400, request, Pages.byField(faults));
            case Outcome.NotFound<Campaign>() -> throw Problem.notFound("bot");
            case Outcome.Refused<Campaign>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer show(Request request) {
        String notice = request.query("done").isPresent() ? "Saved." : "";
        return page(200, request, notice, "", Map.of());
    }

    private Answer page(int status, Request request, String notice, String bulkSegment, Map<String, String> faults) {
        Bot bot = access.of(request);
        Campaign campaign = campaigns(request, bot).stream()
                .filter(each -> each.id().equals(request.path("campaign")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("campaign"));
        List<Tracker> trackers = trackers(request, bot);
        CampaignView view = new CampaignView(
                frames.of(request, campaign.name(), Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                campaign.id(),
                campaign.name(),
                LocalTimes.of(campaign.period().start(), bot.timeZone()),
                LocalTimes.of(campaign.period().end(), bot.timeZone()),
                bot.timeZone().getId(),
                campaign.archivedAt() != null,
                campaign.segments().stream()
                        .map(segment -> segment(request, bot, segment, trackers))
                        .toList(),
                bulkSegment,
                request.form("trackers").orElse(""),
                notice,
                faults);
        return Pages.html(status, views.render("campaigns/page", view));
    }

    private CampaignView.Segment segment(Request request, Bot bot, Campaign.Segment segment, List<Tracker> trackers) {
        return new CampaignView.Segment(
                segment.id(),
                segment.name(),
                trackers.stream()
                        .filter(tracker -> tracker.segmentId().equals(segment.id()))
                        .map(tracker -> new CampaignView.Tracker(
                                tracker.id(),
                                BotLink.of(bot).path() + "/trackers/" + tracker.id(),
                                tracker.name(),
                                tracker.mediaPartner(),
                                tracker.landingUrl(),
                                tracker.deepLink(),
                                Addresses.click(tracker, request.origin()),
                                Addresses.impression(tracker, request.origin()),
                                state(tracker)))
                        .toList());
    }

    private String state(Tracker tracker) {
        Instant now = clock.instant();
        if (tracker.archivedAt() != null) {
            return "Archived";
        }
        if (tracker.period().contains(now)) {
            return "";
        }
        Instant start = tracker.period().start();
        return start != null && now.isBefore(start) ? "Not begun" : "Ended";
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        CampaignDraft draft = new CampaignDraft(
                request.form("name").orElse(""),
                new Period(
                        LocalTimes.parse(request.form("startsAt").orElse(""), bot.timeZone()),
                        LocalTimes.parse(request.form("endsAt").orElse(""), bot.timeZone())),
                request.form("archived").isPresent());
        String id = request.path("campaign");
        return answered(
                links.campaigns().update(request.caller(), bot.id(), id, draft),
                request,
                path(bot, id) + "?done=saved",
                "");
    }

    private Answer addSegment(Request request) {
        Bot bot = access.of(request);
        String id = request.path("campaign");
        Outcome<Campaign.Segment> outcome = links.campaigns()
                .createSegment(
                        request.caller(), bot.id(), id, request.form("segment").orElse(""));
        return answered(outcome, request, path(bot, id), "segment");
    }

    private Answer addTrackers(Request request) {
        Bot bot = access.of(request);
        String segment = request.form("segmentId").orElse("");
        return answered(
                links.trackers()
                        .create(
                                request.caller(),
                                bot.id(),
                                segment,
                                TrackerLines.parse(request.form("trackers").orElse(""))),
                request,
                path(bot, request.path("campaign")) + "#" + segment,
                segment);
    }

    /** @param form whose faults these would be; empty for the campaign's own */
    private Answer answered(Outcome<?> outcome, Request request, String next, String form) {
        return switch (outcome) {
            case Outcome.Done<?> done -> {
                links.changed().run();
                yield Answer.redirect(next);
            }
            case Outcome.Invalid<?>(List<FieldFault> faults) -> page(400, request, "", form, faults(faults, form));
            case Outcome.NotFound<?>() -> throw Problem.notFound("campaign");
            case Outcome.Refused<?>(String reason) -> throw Pages.refused(reason);
        };
    }

    private static Map<String, String> faults(List<FieldFault> faults, String form) {
        return switch (form) {
            case "" -> Pages.byField(faults);
            case "segment" -> Map.of("segment", "It " + faults.getFirst().message() + ".");
            default -> Map.of("trackers", TrackerLines.fault(faults.getFirst()));
        };
    }

    private static String period(Bot bot, Period period) {
        BotTime time = new BotTime(bot.timeZone());
        Instant start = period.start();
        Instant end = period.end();
        if (start == null && end == null) {
            return "No end";
        }
        return (start == null ? "Until " : time.full(start) + " – ") + (end == null ? "open end" : time.full(end));
    }

    private static String path(Bot bot, String campaign) {
        return BotLink.of(bot).path() + "/campaigns/" + campaign;
    }
}
