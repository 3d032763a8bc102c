package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.ChoosePagesView;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FieldFault;
import dev.earshot.control.Outcome;
import dev.earshot.facebook.ConnectDesk;
import dev.earshot.facebook.Login;
import dev.earshot.facebook.OfferedPage;
import dev.earshot.facebook.Permissions;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * To Facebook's dialog, back, and choosing pages. The way there is a link and not a form: the console's policy lets forms lead
 * nowhere else, and to begin a login changes nothing that matters.
 */
final class MessengerLoginPages {
    /** To be pasted at Meta as a valid OAuth redirect URI. */
    static final String BACK = "/facebook/login";

    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final ConnectDesk connect;
    private final ConsoleServices services;

    MessengerLoginPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.connect = services.facebook().connect();
        this.services = services;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/facebook/login", Access.SESSION, this::begin),
                Route.get(BACK, Access.SESSION, this::finish),
                Route.get("/bots/{bot}/facebook/choose/{login}", Access.SESSION, this::choose),
                Route.post("/bots/{bot}/facebook/choose/{login}", Access.SESSION, this::connect));
    }

    private Answer begin(Request request) {
        Bot bot = access.of(request);
        Outcome<String> dialog = connect.begin(request.caller(), bot.id(), session(request), request.origin() + BACK);
        if (dialog instanceof Outcome.Invalid<String>) {
            return Answer.redirect(MessengerPages.path(bot) + "/app");
        }
        return Answer.redirect(MessengerPages.done(dialog)).withHeader("Cache-Control", "no-store");
    }

    private static String session(Request request) {
        return request.visitor().orElseThrow().sessionToken();
    }

    private Answer finish(Request request) throws InterruptedException {
        return switch (connect.finish(request.query(), session(request))) {
            case Login.Done(var botId, String id) ->
                Answer.redirect("/bots/" + botId.value() + "/facebook/choose/" + id);
            case Login.Denied(var botId) -> Answer.redirect("/bots/" + botId.value() + "/facebook?trouble=denied");
            case Login.Failed(var botId, String reason) -> throw new Problem(400, "Not connected", reason);
            case Login.Unknown() ->
                throw Problem.badRequest(
                        "That way back from Facebook is not one that began in this browser, or it is too old. Begin again.");
        };
    }

    private Answer choose(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        return page(200, request, bot, login(request, bot), "", "");
    }

    private FacebookLogins.Login login(Request request, Bot bot) {
        return connect.login(bot.id(), request.path("login"), session(request))
                .orElseThrow(() -> Problem.notFound("login; it lasts a quarter of an hour. Begin again"));
    }

    private Answer page(int status, Request request, Bot bot, FacebookLogins.Login login, String notice, String trouble)
            throws InterruptedException {
        List<OfferedPage> offers = List.of();
        String shownTrouble = trouble;
        try {
            offers = connect.offers(login);
        } catch (GraphException e) {
            shownTrouble = ShownLine.of(e.plainWords(), 500);
        }
        Set<String> connected =
                services.facebook().health().pages(request.caller(), bot.id()).orElse(List.of()).stream()
                        .map(FacebookPage::pageId)
                        .collect(Collectors.toSet());
        ChoosePagesView view = new ChoosePagesView(
                frames.of(request, "Choose pages", Area.SETTINGS, bot),
                BotLink.of(bot),
                login.id(),
                offers.stream()
                        .map(offer -> new ChoosePagesView.Offer(
                                offer.id(),
                                ShownLine.of(offer.name(), 100),
                                ShownLine.of(String.join(", ", offer.tasks()).toLowerCase(java.util.Locale.ROOT), 120),
                                offer.obstacle(),
                                connected.contains(offer.id())))
                        .toList(),
                MessengerCards.permissions(login.granted()),
                MessengerCards.permissions(Permissions.missing(login.granted())),
                notice,
                shownTrouble);
        return Pages.html(status, views.render("facebook/choose", view));
    }

    private Answer connect(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        FacebookLogins.Login login = login(request, bot);
        try {
            return switch (connect.connect(
                    request.caller(), login, request.form("page").orElse(""))) {
                case Outcome.Done<FacebookPage>(FacebookPage page) ->
                    page(200, request, bot, login, page.name() + " is connected.", "");
                case Outcome.Invalid<FacebookPage>(List<FieldFault> faults) ->
                    page(
                            400,
                            request,
                            bot,
                            login,
                            "",
                            "This page " + faults.getFirst().message() + ".");
                case Outcome.NotFound<FacebookPage>() ->
                    page(400, request, bot, login, "", "Facebook no longer tells of this page.");
                case Outcome.Refused<FacebookPage>(String reason) -> throw Pages.refused(reason);
            };
        } catch (GraphException e) {
            return page(502, request, bot, login, "", ShownLine.of(e.plainWords(), 500));
        }
    }
}
