package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.TakeoverSettingsView;
import dev.earshot.console.show.BotTime;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.control.PauseDelivery;
import dev.earshot.control.TakeoverChanges;
import dev.earshot.control.TakeoverSettings;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import dev.earshot.takeover.TakeoverConnections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pause URL, Send Message URL and secrets of a bot, and the log of calls to it. */
final class TakeoverSettingsPages {
    private static final int MAX_ANSWER = 160;

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final TakeoverConnections connections;

    TakeoverSettingsPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.connections = services.takeover().connections();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/takeover", Access.SESSION, this::show),
                Route.post("/bots/{bot}/takeover", Access.SESSION, this::save),
                Route.post("/bots/{bot}/takeover/secret", Access.SESSION, this::newSecret),
                Route.post("/bots/{bot}/takeover/unsigned", Access.SESSION, this::dropSecret),
                Route.post("/bots/{bot}/takeover/test", Access.SESSION, this::test));
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        TakeoverSettings settings =
                connections.settings(request.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
        String notice = switch (request.query("done").orElse("")) {
            case "saved" -> "Saved.";
            case "secret" -> "Calls are signed with the new secret from now on.";
            case "unsigned" -> "Calls are no longer signed.";
            case "reached" -> "The bot answered: it can be told.";
            default -> "";
        };
        String trouble = request.query("done").orElse("").equals("missed")
                ? "The bot was not reached. The log below says why."
                : "";
        return page(200, request, bot, settings, form(settings), notice, trouble, Map.of());
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            TakeoverSettings settings,
            TakeoverSettingsView.Form form,
            String notice,
            String trouble,
            Map<String, String> faults) {
        BotTime time = new BotTime(bot.timeZone());
        TakeoverSettingsView view = new TakeoverSettingsView(
                frames.of(request, "Live takeover", Area.SETTINGS, bot),
                BotLink.of(bot),
                bot.platform().equals("facebook"),
                form,
                settings.isSigned(),
                settings.hasPageToken(),
                settings.hasApiKey(),
                NewKeyCookie.readSecret(request, bot.id()),
                connections.deliveries(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(delivery -> delivery(delivery, time))
                        .toList(),
                notice,
                trouble,
                faults);
        return Pages.html(status, views.render("settings/takeover", view));
    }

    private static TakeoverSettingsView.Form form(TakeoverSettings settings) {
        return new TakeoverSettingsView.Form(
                settings.pauseUrl(),
                settings.sendUrl(),
                settings.graphUrl(),
                settings.graphVersion(),
                Long.toString(settings.idle().toMinutes()));
    }

    private static TakeoverSettingsView.Delivery delivery(PauseDelivery delivery, BotTime time) {
        String state = switch (delivery.state()) {
            case WAITING -> delivery.attempts() == 0 ? "under way" : "tried " + delivery.attempts() + " times";
            case DELIVERED -> "delivered";
            case FAILED -> "failed";
            case OUTDATED -> "outdated";
        };
        String tone = switch (delivery.state()) {
            case WAITING -> "warn";
            case DELIVERED -> "good";
            case FAILED -> "bad";
            case OUTDATED -> "muted";
        };
        String status = delivery.status() == null ? "" : delivery.status() + " ";
        return new TakeoverSettingsView.Delivery(
                time.full(delivery.madeAt()),
                ShownLine.of(delivery.user(), 60),
                delivery.isPaused(),
                state,
                tone,
                status + ShownLine.of(delivery.answer(), MAX_ANSWER));
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        TakeoverSettingsView.Form form = new TakeoverSettingsView.Form(
                text(request, "pauseUrl"),
                text(request, "sendUrl"),
                text(request, "graphUrl"),
                text(request, "graphVersion"),
                text(request, "idleMinutes"));
        TakeoverChanges changes = new TakeoverChanges(
                form.pauseUrl(),
                form.sendUrl(),
                secret(request, "pageToken"),
                secret(request, "apiKey"),
                form.graphUrl(),
                form.graphVersion(),
                minutes(form.idleMinutes()));
        return switch (connections.change(request.caller(), bot.id(), changes)) {
            case Outcome.Done<TakeoverSettings> done -> Answer.redirect(path(bot) + "?done=saved");
            case Outcome.Invalid<TakeoverSettings>(List<FieldFault> faults) -> {
                TakeoverSettings settings =
                        connections.settings(request.caller(), bot.id()).orElseThrow(() -> Problem.notFound("bot"));
                yield page(400, request, bot, settings, form, "", "", Pages.byField(faults));
            }
            case Outcome.NotFound<TakeoverSettings>() -> throw Problem.notFound("bot");
            case Outcome.Refused<TakeoverSettings>(String reason) -> throw Pages.refused(reason);
        };
    }

    /** What is no number is refused like one that is out of bounds. */
    private static Long minutes(String text) {
        return text.matches("[0-9]{1,6}") ? Long.parseLong(text) : -1L;
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }

    /** Left empty it stays as it is; the box beside it takes it away. */
    private static @Nullable String secret(Request request, String field) {
        if (request.form(field + "Away").isPresent()) {
            return "";
        }
        String given = text(request, field);
        return given.isEmpty() ? null : given;
    }

    private Answer newSecret(Request request) {
        Bot bot = access.of(request);
        String secret = done(connections.newSecret(request.caller(), bot.id()));
        return NewKeyCookie.setSecret(Answer.redirect(path(bot) + "?done=secret#secret"), request, bot.id(), secret);
    }

    private Answer dropSecret(Request request) {
        Bot bot = access.of(request);
        done(connections.dropSecret(request.caller(), bot.id()));
        return NewKeyCookie.setSecret(Answer.redirect(path(bot) + "?done=unsigned#secret"), request, bot.id(), "");
    }

    private Answer test(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        PauseDelivery tried = done(connections.test(request.caller(), bot));
        String result = tried.state() == PauseDelivery.State.DELIVERED ? "reached" : "missed";
        return Answer.redirect(path(bot) + "?done=" + result);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound("bot");
            case Outcome.Refused<T>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<T>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        };
    }

    private static String path(Bot bot) {
        return BotLink.of(bot).path() + "/takeover";
    }
}
