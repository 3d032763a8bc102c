package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.AttributionView;
import dev.earshot.console.page.BotLink;
import dev.earshot.control.AttributionSettings;
import dev.earshot.control.AttributionSetup;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.TouchWindows;
import dev.earshot.control.Tracker;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.link.LinkParts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which rules conversions of a bot are credited. */
final class AttributionPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final AttributionSetup setup;
    private final LinkParts links;

    AttributionPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.setup = services.attribution();
        this.links = services.links();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/attribution", Access.SESSION, this::show),
                Route.post("/bots/{bot}/attribution", Access.SESSION, this::save));
    }

    private AttributionSettings settings(Request request, Bot bot) {
        return setup.find(request.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        AttributionSettings settings = settings(request, bot);
        AttributionView.Form form = new AttributionView.Form(
                words(settings.windows().click()),
                words(settings.windows().modelledClick()),
                words(settings.windows().impression()),
                Durations.of(settings.association()),
                Durations.of(settings.between()));
        String notice = request.query("done").isPresent() ? "Saved. Reports and postbacks go by it from now on." : "";
        return page(200, request, bot, form, notice, Map.of());
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        AttributionView.Form form = new AttributionView.Form(
                text(request, "clickSeconds"),
                text(request, "modelledClickSeconds"),
                text(request, "impressionSeconds"),
                text(request, "eventAssociationSeconds"),
                text(request, "secondsBetweenCredits"));
        AttributionSettings changed = new AttributionSettings(
                new TouchWindows(time(form.click()), time(form.modelledClick()), time(form.impression())),
                settings(request, bot).trackers(),
                time(form.association()),
                time(form.between()));
        return switch (setup.change(request.caller(), bot.id(), changed)) {
            case Outcome.Done<AttributionSettings> done ->
                Answer.redirect(BotLink.of(bot).path() + "/attribution?done=saved");
            case Outcome.Invalid<AttributionSettings>(List<FieldFault> faults) ->
                page(400, request, bot, form, "", faults(faults));
            case Outcome.NotFound<AttributionSettings>() -> throw Problem.notFound("bot");
            case Outcome.Refused<AttributionSettings>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            AttributionView.Form form,
            String notice,
            Map<String, String> faults) {
        Map<String, TouchWindows> own = settings(request, bot).trackers();
        List<AttributionView.Tracker> trackers =
                links.trackers().list(request.caller(), bot.id()).orElse(List.of()).stream()
                        .filter(tracker -> own.containsKey(tracker.id()))
                        .map(tracker -> tracker(bot, tracker, own.getOrDefault(tracker.id(), TouchWindows.NONE)))
                        .toList();
        AttributionView view = new AttributionView(
                frames.of(request, "Attribution", Area.CAMPAIGNS, bot),
                BotLink.of(bot),
                form,
                trackers,
                notice,
                faults);
        return Pages.html(status, views.render("campaigns/attribution", view));
    }

    private static AttributionView.Tracker tracker(Bot bot, Tracker tracker, TouchWindows own) {
        return new AttributionView.Tracker(
                BotLink.of(bot).path() + "/trackers/" + tracker.id(),
                tracker.name(),
                words(own.click()),
                words(own.impression()));
    }

    /** In words for whoever wrote words. */
    static Map<String, String> faults(List<FieldFault> faults) {
        Map<String, String> words = new HashMap<>();
        for (FieldFault fault : faults) {
            String name = fault.field().substring(fault.field().lastIndexOf('.') + 1);
            Duration most = switch (name) {
                case "impressionSeconds" -> TouchWindows.MAX_IMPRESSION;
                case "eventAssociationSeconds" -> AttributionSettings.MAX_ASSOCIATION;
                case "secondsBetweenCredits" -> AttributionSettings.MAX_BETWEEN;
                default -> TouchWindows.MAX_CLICK;
            };
            words.put(
                    name,
                    "It must be a time such as 7 days, 12 hours or 30 minutes, of at most " + Durations.of(most)
                            + "; or off.");
        }
        return words;
    }

    private static String words(@Nullable Duration time) {
        return time == null ? "" : Durations.of(time);
    }

    /** What is no time is refused like one that is out of bounds. */
    static Duration time(String text) {
        return Durations.parse(text).orElse(Duration.ofSeconds(-1));
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }
}
