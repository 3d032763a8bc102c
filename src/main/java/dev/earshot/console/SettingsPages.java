package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotForm;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.SettingsView;
import dev.earshot.console.show.BotTime;
import dev.earshot.control.ApiKey;
import dev.earshot.control.Bot;
import dev.earshot.control.BotChanges;
import dev.earshot.control.Bots;
import dev.earshot.control.FieldFault;
import dev.earshot.control.NewKey;
import dev.earshot.control.Outcome;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.report.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** Name, time zone and keys of a bot, and its end. */
final class SettingsPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final Bots bots;
    private final Ledger ledger;
    private final BotForms forms;
    private final InstantSource clock;

    SettingsPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.bots = services.bots();
        this.access = new BotAccess(bots);
        this.ledger = new Ledger(services.store());
        this.clock = services.clock();
        this.forms = new BotForms(clock);
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/settings", Access.SESSION, this::show),
                Route.post("/bots/{bot}/settings", Access.SESSION, this::save),
                Route.post("/bots/{bot}/keys", Access.SESSION, this::newKey),
                Route.post("/bots/{bot}/delete", Access.SESSION, this::delete));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        String notice = switch (request.query("done").orElse("")) {
            case "saved" -> "Saved.";
            case "key" -> "The new key works.";
            default -> "";
        };
        return page(200, request, bot, forms.of(bot), notice, Map.of());
    }

    private Answer page(int status, Request request, Bot bot, BotForm form, String notice, Map<String, String> faults) {
        List<ApiKey> keys = bots.keys(request.caller(), bot.id()).orElse(List.of());
        SettingsView view = new SettingsView(
                frames.of(request, "Settings", Area.SETTINGS, bot),
                BotLink.of(bot),
                form,
                keys.stream().map(key -> key(key, bot)).toList(),
                NewKeyCookie.read(request, bot.id()),
                notice,
                faults,
                Numbers.of(ledger.of(bot.id().value()).stored(), "message"));
        return Pages.html(status, views.render("settings/page", view));
    }

    private SettingsView.Key key(ApiKey key, Bot bot) {
        BotTime time = new BotTime(bot.timeZone());
        Instant lastUsed = key.lastUsedAt();
        Instant end = key.expiresAt();
        return new SettingsView.Key(
                key.masked(),
                time.full(key.createdAt()),
                lastUsed == null ? "never" : Numbers.ago(lastUsed, clock.instant(), bot.timeZone()),
                end == null,
                end == null ? "" : time.full(end));
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        BotChanges changes = new BotChanges(
                request.form("name").orElse(""),
                request.form("platform").orElse(""),
                request.form("timeZone").orElse(""));
        return switch (bots.update(request.caller(), bot.id(), changes)) {
            case Outcome.Done<Bot> done -> Answer.redirect(path(bot) + "?done=saved");
            case Outcome.Invalid<Bot>(List<FieldFault> faults) ->
                page(400, request, bot, forms.of(request, Pages.byField(faults)), "", Map.of());
            case Outcome.NotFound<Bot>() -> throw Problem.notFound("bot");
            case Outcome.Refused<Bot>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer newKey(Request request) {
        Bot bot = access.of(request);
        return switch (bots.rotateKey(request.caller(), bot.id(), overlap(request))) {
            case Outcome.Done<NewKey>(NewKey made) ->
                NewKeyCookie.set(Answer.redirect(path(bot) + "?done=key#keys"), request, bot.id(), made.plainKey());
            case Outcome.Invalid<NewKey>(List<FieldFault> faults) ->
                page(400, request, bot, forms.of(bot), "", Pages.byField(faults));
            case Outcome.NotFound<NewKey>() -> throw Problem.notFound("bot");
            case Outcome.Refused<NewKey>(String reason) -> throw Pages.refused(reason);
        };
    }

    private static Duration overlap(Request request) {
        try {
            return Duration.parse(request.form("overlap").orElse(""));
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("The form does not say how long the old keys go on working.");
        }
    }

    private Answer delete(Request request) {
        Bot bot = access.of(request);
        if (!request.form("confirm").orElse("").strip().equals(bot.name())) {
            return page(400, request, bot, forms.of(bot), "", Map.of("confirm", "That is not the bot's name."));
        }
        return switch (bots.delete(request.caller(), bot.id())) {
            case Outcome.Done<Bot> done -> Answer.redirect("/");
            case Outcome.Invalid<Bot>(List<FieldFault> faults) ->
                page(400, request, bot, forms.of(bot), "", Pages.byField(faults));
            case Outcome.NotFound<Bot>() -> throw Problem.notFound("bot");
            case Outcome.Refused<Bot>(String reason) -> throw Pages.refused(reason);
        };
    }

    private static String path(Bot bot) {
        return BotLink.of(bot).path() + "/settings";
    }
}
