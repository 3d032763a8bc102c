package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.TrackerView;
import dev.earshot.control.AttributionSettings;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Bot;
import dev.earshot.control.Campaign;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.Period;
import dev.earshot.control.TouchWindows;
import dev.earshot.control.Tracker;
import dev.earshot.control.TrackerDraft;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.link.Addresses;
import dev.earshot.link.LinkParts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One tracker. */
final class TrackerPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final LinkParts links;
    private final AttributionSetup attribution;

    TrackerPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.links = services.links();
        this.attribution = services.attribution();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/trackers/{tracker}", Access.SESSION, this::show),
                Route.post("/bots/{bot}/trackers/{tracker}", Access.SESSION, this::save));
    }

    private Tracker find(Request request, Bot bot) {
        return links.trackers().list(request.caller(), bot.id()).orElse(List.of()).stream()
                .filter(tracker -> tracker.id().equals(request.path("tracker")))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("tracker"));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        Tracker tracker = find(request, bot);
        TrackerDraft draft = new TrackerDraft(
                tracker.name(),
                tracker.mediaPartner(),
                tracker.landingUrl(),
                tracker.deepLink(),
                tracker.parameters(),
                tracker.period(),
                tracker.archivedAt() != null);
        TouchWindows own = settings(request, bot).trackers().getOrDefault(tracker.id(), TouchWindows.NONE);
        String notice = request.query("done").isPresent() ? "Saved." : "";
        return page(200, request, bot, tracker, draft, WindowFields.of(own), notice, Map.of());
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        Tracker tracker = find(request, bot);
        TrackerDraft draft = new TrackerDraft(
                text(request, "name"),
                text(request, "mediaPartner"),
                text(request, "landingUrl"),
                text(request, "deepLink"),
                TrackerLines.parameters(request.form("parameters").orElse("")),
                new Period(
                        LocalTimes.parse(text(request, "startsAt"), bot.timeZone()),
                        LocalTimes.parse(text(request, "endsAt"), bot.timeZone())),
                request.form("archived").isPresent());
        WindowFields windows = new WindowFields(text(request, "clickSeconds"), text(request, "impressionSeconds"));
        AttributionSettings settings = settings(request, bot);
        TouchWindows own = settings.trackers().getOrDefault(tracker.id(), TouchWindows.NONE);
        Outcome<AttributionSettings> changed = windows.equals(WindowFields.of(own))
                ? new Outcome.Done<>(settings)
                : attribution.change(request.caller(), bot.id(), settings.with(tracker.id(), windows.changed(own)));
        if (changed instanceof Outcome.Invalid<AttributionSettings>(List<FieldFault> faults)) {
            return page(400, request, bot, tracker, draft, windows, "", AttributionPages.faults(faults));
        }
        return switch (links.trackers().update(request.caller(), bot.id(), tracker.id(), draft)) {
            case Outcome.Done<Tracker> done -> {
                links.changed().run();
                yield Answer.redirect(path(bot, tracker) + "?done=saved");
            }
            case Outcome.Invalid<Tracker>(List<FieldFault> faults) ->
                page(400, request, bot, tracker, draft, windows, "", Pages.byField(faults));
            case Outcome.NotFound<Tracker>() -> throw Problem.notFound("tracker");
            case Outcome.Refused<Tracker>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            Tracker tracker,
            TrackerDraft draft,
            WindowFields windows,
            String notice,
            Map<String, String> faults) {
        String campaign = links.campaigns().list(request.caller(), bot.id()).orElse(List.of()).stream()
                .filter(each -> each.id().equals(tracker.campaignId()))
                .map(Campaign::name)
                .findFirst()
                .orElse("");
        TrackerView view = new TrackerView(
                frames.of(request, tracker.name(), Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                path(bot, tracker),
                BotLink.of(bot).path() + "/campaigns/" + tracker.campaignId(),
                campaign,
                draft.name(),
                draft.mediaPartner(),
                draft.landingUrl(),
                draft.deepLink(),
                draft.parameters().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .collect(Collectors.joining("\n")),
                LocalTimes.of(draft.period().start(), bot.timeZone()),
                LocalTimes.of(draft.period().end(), bot.timeZone()),
                bot.timeZone().getId(),
                draft.isArchived(),
                windows.click(),
                windows.impression(),
                Addresses.click(tracker, request.origin()),
                Addresses.impression(tracker, request.origin()),
                notice,
                faults);
        return Pages.html(status, views.render("campaigns/tracker", view));
    }

    private AttributionSettings settings(Request request, Bot bot) {
        return attribution.find(request.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
    }

    /** How long touches of the tracker count, in words; empty as for the bot. */
    private record WindowFields(String click, String impression) {
        static WindowFields of(TouchWindows own) {
            return new WindowFields(words(own.click()), words(own.impression()));
        }

        private static String words(@Nullable Duration time) {
            return time == null ? "" : Durations.of(time);
        }

        TouchWindows changed(TouchWindows before) {
            return new TouchWindows(time(click), before.modelledClick(), time(impression));
        }

        private static @Nullable Duration time(String words) {
            return words.isEmpty() ? null : AttributionPages.time(words);
        }
    }

    private static String path(Bot bot, Tracker tracker) {
        return BotLink.of(bot).path() + "/trackers/" + tracker.id();
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }
}
