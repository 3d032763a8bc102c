package dev.earshot.console;

import dev.earshot.console.page.FirstStartView;
import dev.earshot.console.page.MessageView;
import dev.earshot.control.Account;
import dev.earshot.control.FieldFault;
import dev.earshot.control.FirstStart;
import dev.earshot.control.NewSession;
import dev.earshot.control.Outcome;
import dev.earshot.control.SignIn;
import dev.earshot.control.SignIns;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;
import java.util.Map;

/** The one-time link of a new server: makes the owner's account and signs them in. */
final class FirstStartPages {

    /** What the server's log shows, with the secret behind it. */
    static final String PATH = "/first-start";

    private final Views views;
    private final Frames frames;
    private final FirstStart firstStart;
    private final SignIns signIns;
    private final SignInPages signInPages;

    FirstStartPages(Views views, Frames frames, ConsoleServices services, SignInPages signInPages) {
        this.views = views;
        this.frames = frames;
        this.firstStart = services.firstStart();
        this.signIns = services.signIns();
        this.signInPages = signInPages;
    }

    List<Route> routes() {
        return List.of(Route.get(PATH, Access.PUBLIC, this::show), Route.post(PATH, Access.PUBLIC, this::create));
    }

    private Answer show(Request request) {
        String token = request.query("token").orElse("");
        return firstStart.isOpen(token) ? form(200, request, token, Map.of()) : closed(request);
    }

    private Answer create(Request request) {
        OwnForms.require(request);
        String token = request.form("token").orElse("");
        String email = request.form("email").orElse("");
        String password = request.form("password").orElse("");
        FirstStart.Owner owner = new FirstStart.Owner(
                email,
                request.form("name").orElse(""),
                password,
                request.form("workspace").orElse(""));
        return switch (firstStart.createOwner(token, owner)) {
            case Outcome.Done<Account> done -> signIn(request, email, password);
            case Outcome.Invalid<Account>(List<FieldFault> faults) -> form(400, request, token, Pages.byField(faults));
            case Outcome.NotFound<Account>() -> closed(request);
            case Outcome.Refused<Account>(String reason) -> throw Pages.refused(reason);
        };
    }

    private Answer signIn(Request request, String email, String password) {
        return switch (signIns.signIn(email, password, request.remoteAddress())) {
            case SignIn.SignedIn(NewSession session) -> signInPages.signedIn(request, session, "/");
            case SignIn.WrongCredentials wrong -> Answer.redirect("/sign-in");
            case SignIn.TooManyAttempts tooMany -> Answer.redirect("/sign-in");
        };
    }

    private Answer form(int status, Request request, String token, Map<String, String> faults) {
        return Pages.html(
                status,
                views.render(
                        "firststart",
                        new FirstStartView(
                                frames.forStranger(request, "Welcome"),
                                token,
                                request.form("email").orElse(""),
                                request.form("name").orElse(""),
                                request.form("workspace").orElse(""),
                                faults)));
    }

    /** Used, too old, or never ours: which of them is not told. */
    private Answer closed(Request request) {
        MessageView view = new MessageView(
                frames.forStranger(request, "Link not valid"),
                "",
                "This link does not work",
                "It works once and for a day. If nobody has an account yet, restart the server: its log shows a new one.",
                "To the sign-in page",
                "/sign-in");
        return Pages.html(404, views.render("message", view));
    }
}
