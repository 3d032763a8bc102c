package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.MessengerView;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FieldFault;
import dev.earshot.control.MetaRequest;
import dev.earshot.control.Outcome;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;
import java.util.Optional;

/** The pages of Facebook that a bot hears: how they are, and what can be done about it. */
final class MessengerPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final FacebookDesk facebook;
    private final MessengerCards cards;

    MessengerPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.facebook = services.facebook();
        this.cards = new MessengerCards(services.clock());
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/facebook", Access.SESSION, this::show),
                Route.post("/bots/{bot}/facebook/pages/{page}/check", Access.SESSION, this::check),
                Route.post("/bots/{bot}/facebook/pages/{page}/subscribe", Access.SESSION, this::subscribe),
                Route.post("/bots/{bot}/facebook/pages/{page}/fill", Access.SESSION, this::fill),
                Route.post("/bots/{bot}/facebook/pages/{page}/disconnect", Access.SESSION, this::disconnect),
                Route.post("/bots/{bot}/facebook/requests/{code}/done", Access.SESSION, this::requestDone));
    }

    static String path(Bot bot) {
        return BotLink.of(bot).path() + "/facebook";
    }

    private Answer show(Request request) {
        return page(200, request, access.of(request), notice(request), trouble(request));
    }

    private static String notice(Request request) {
        return switch (request.query("done").orElse("")) {
            case "connected" -> "Connected: what the page hears comes here from now on.";
            case "disconnected" -> "Disconnected, and unsubscribed at Facebook.";
            case "checked" -> "Looked at just now.";
            case "subscribed" -> "Subscribed at Facebook.";
            case "filled" -> "Fetched what could be fetched.";
            case "request" -> "Noted. Whoever has the code can read it.";
            default -> "";
        };
    }

    private static String trouble(Request request) {
        return switch (request.query("trouble").orElse("")) {
            case "unknown" ->
                "That way back from Facebook is not one that began in this browser, or it is too old. Begin again.";
            case "denied" -> "You did not agree at Facebook, so nothing was connected.";
            case "still-there" ->
                "Disconnected here, and the token is deleted. Facebook did not confirm that it is unsubscribed: it may go on"
                        + " sending, which is ignored.";
            case "note" -> "Say what was done, in up to 500 characters.";
            default -> "";
        };
    }

    private Answer page(int status, Request request, Bot bot, String notice, String trouble) {
        boolean mayChange = facebook.connect().mayConnect(request.caller(), bot.id());
        MessengerView view = new MessengerView(
                frames.of(request, "Facebook pages", Area.SETTINGS, bot),
                BotLink.of(bot),
                mayChange,
                facebook.app()
                        .find(request.caller(), bot.id())
                        .orElseThrow(() -> Problem.notFound("bot"))
                        .isComplete(),
                facebook.health().pages(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(page -> cards.card(page, bot.timeZone()))
                        .toList(),
                facebook.requests().list(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(asked -> cards.askedFor(asked, bot.timeZone()))
                        .toList(),
                notice,
                trouble);
        return Pages.html(status, views.render("facebook/page", view));
    }

    private Answer check(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        done(facebook.health().check(request.caller(), bot.id(), request.path("page")));
        return Answer.redirect(path(bot) + "?done=checked");
    }

    private Answer subscribe(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        FacebookPage page = done(facebook.health().subscribe(request.caller(), bot.id(), request.path("page")));
        return page.state() == FacebookPage.State.HEALTHY
                ? Answer.redirect(path(bot) + "?done=subscribed")
                : page(200, request, bot, "", ShownLine.of(page.problem(), 500));
    }

    private Answer fill(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        done(facebook.health().fill(request.caller(), bot.id(), request.path("page")));
        return Answer.redirect(path(bot) + "?done=filled");
    }

    private Answer disconnect(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        String answer = done(facebook.connect().disconnect(request.caller(), bot.id(), request.path("page")));
        return Answer.redirect(path(bot) + (answer.isEmpty() ? "?done=disconnected" : "?trouble=still-there"));
    }

    private Answer requestDone(Request request) {
        Bot bot = access.of(request);
        Optional<String> note = request.form("note");
        Outcome<MetaRequest> outcome =
                facebook.requests().done(request.caller(), bot.id(), request.path("code"), note.orElse(""));
        if (outcome instanceof Outcome.Invalid<MetaRequest>) {
            return Answer.redirect(path(bot) + "?trouble=note");
        }
        done(outcome);
        return Answer.redirect(path(bot) + "?done=request");
    }

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.NotFound<T>() -> throw Problem.notFound("page; perhaps it is no longer connected");
            case Outcome.Refused<T>(String reason) -> throw Pages.refused(reason);
            case Outcome.Invalid<T>(List<FieldFault> faults) ->
                throw Problem.badRequest("The " + faults.getFirst().field() + " "
                        + faults.getFirst().message() + ".");
        };
    }
}
