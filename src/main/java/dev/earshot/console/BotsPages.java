package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotForm;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.BotsView;
import dev.earshot.console.page.Frame;
import dev.earshot.console.page.NewBotView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.Bot;
import dev.earshot.control.BotDraft;
import dev.earshot.control.Bots;
import dev.earshot.control.FieldFault;
import dev.earshot.control.NewKey;
import dev.earshot.control.Outcome;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.BotActivities;
import dev.earshot.report.BotActivity;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of bots, and making one. */
final class BotsPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Bots bots;
    private final BotActivities activities;
    private final BotForms forms;
    private final InstantSource clock;

    BotsPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.bots = services.bots();
        this.access = new BotAccess(bots);
        this.activities = new BotActivities(services.store());
        this.clock = services.clock();
        this.forms = new BotForms(clock);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", Access.SESSION, this::list),
                Route.get("/bots/new", Access.SESSION, this::form),
                Route.post("/bots", Access.SESSION, this::create),
                Route.get("/bots/{bot}", Access.SESSION, this::open));
    }

    private Answer list(Request request) {
        List<Bot> shown = bots.list(request.caller());
        Map<String, BotActivity> activityOf =
                activities.of(shown.stream().map(bot -> bot.id().value()).toList());
        List<BotsView.Card> cards = shown.stream()
                .map(bot -> card(bot, activityOf.get(bot.id().value())))
                .toList();
        return Pages.html(200, views.render("bots/page", new BotsView(frames.of(request, "Bots", Area.BOTS), cards)));
    }

    /** @param activity null for a bot that waits for its first message */
    private BotsView.Card card(Bot bot, @Nullable BotActivity activity) {
        BotLink link = BotLink.of(bot);
        String zone = bot.timeZone().getId();
        return activity == null
                ? new BotsView.Card(link, zone, "0", "", "", "")
                : new BotsView.Card(
                        link,
                        zone,
                        Numbers.of(activity.messages()),
                        Numbers.ago(activity.lastTime(), clock.instant(), bot.timeZone()),
                        BotTime.utc(activity.lastTime()),
                        ConversationRows.line(activity.lastText(), activity.lastKind()));
    }

    /** A bot's own address leads to what one most likely wants of it. */
    private Answer open(Request request) {
        Bot bot = access.of(request);
        boolean isWaiting = activities.of(List.of(bot.id().value())).isEmpty();
        return Answer.redirect(BotLink.of(bot).path() + (isWaiting ? "/connect" : "/conversations"));
    }

    private Answer form(Request request) {
        return form(200, request, forms.empty());
    }

    private Answer form(int status, Request request, BotForm form) {
        Frame frame = frames.of(request, "Add a bot", Area.BOTS);
        return Pages.html(
                status,
                views.render(
                        "bots/create", new NewBotView(frame, form, frame.bots().isEmpty())));
    }

    private Answer create(Request request) {
        BotDraft draft = new BotDraft(
                null,
                request.form("name").orElse(""),
                request.form("platform").orElse(""),
                request.form("timeZone").orElse(""));
        return switch (bots.create(request.caller(), draft)) {
            case Outcome.Done<NewKey>(NewKey made) ->
                NewKeyCookie.set(
                        Answer.redirect(BotLink.of(made.bot()).path() + "/connect"),
                        request,
                        made.bot().id(),
                        made.plainKey());
            case Outcome.Invalid<NewKey>(List<FieldFault> faults) ->
                form(400, request, forms.of(request, Pages.byField(faults)));
            case Outcome.NotFound<NewKey>() -> throw Problem.notFound("workspace");
            case Outcome.Refused<NewKey>(String reason) -> throw Pages.refused(reason);
        };
    }
}
