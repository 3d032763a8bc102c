package dev.earshot.console;

import dev.earshot.console.page.SignInView;
import dev.earshot.control.FirstStart;
import dev.earshot.control.NewSession;
import dev.earshot.control.Sessions;
import dev.earshot.control.SignIn;
import dev.earshot.control.SignIns;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Signing in and out. */
final class SignInPages {
    private static final String WRONG = "The e-mail address or the password is wrong.";

    private final Views views;
    private final Frames frames;
    private final FirstStart firstStart;
    private final SignIns signIns;
    private final Sessions sessions;
    private final InstantSource clock;

    SignInPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.firstStart = services.firstStart();
        this.signIns = services.signIns();
        this.sessions = services.sessions();
        this.clock = services.clock();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/sign-in", Access.PUBLIC, this::show),
                Route.post("/sign-in", Access.PUBLIC, this::signIn),
                Route.post("/sign-out", Access.SESSION, this::signOut));
    }

    private Answer show(Request request) {
        String next = OwnForms.localPath(request.query("next").orElse("/"));
        if (request.visitor().isPresent()) {
            return Answer.redirect(next);
        }
        String notice = firstStart.isPending()
                ? "Nobody has an account yet. The server's log shows a link that makes the first one."
                : "";
        return page(200, request, "", next, "", notice);
    }

    private Answer signIn(Request request) {
        OwnForms.require(request);
        String email = request.form("email").orElse("");
        String next = OwnForms.localPath(request.form("next").orElse("/"));
        return switch (signIns.signIn(email, request.form("password").orElse(""), request.remoteAddress())) {
            case SignIn.SignedIn(NewSession session) -> {
                request.visitor().ifPresent(before -> sessions.end(before.sessionToken()));
                yield signedIn(request, session, next);
            }
            case SignIn.WrongCredentials() -> page(401, request, email, next, WRONG, "");
            case SignIn.TooManyAttempts(Duration wait) ->
                page(429, request, email, next, "Too many attempts. Try again in " + words(wait) + ".", "")
                        .withHeader("Retry-After", String.valueOf(Math.max(1, wait.toSeconds())));
        };
    }

    /** Also where an account was just made. */
    Answer signedIn(Request request, NewSession session, String next) {
        long seconds =
                Duration.between(clock.instant(), session.session().expiresAt()).toSeconds();
        return Answer.redirect(next)
                .withCookie(Request.SESSION_COOKIE, session.token(), Math.max(1, seconds), request.isSecure());
    }

    private Answer signOut(Request request) {
        request.visitor().ifPresent(visitor -> sessions.end(visitor.sessionToken()));
        return Answer.redirect("/sign-in")
                .withCookie(Request.SESSION_COOKIE, "", 0, request.isSecure())
                .withHeader("Clear-Site-Data", "\"cache\"");
    }

    private Answer page(int status, Request request, String email, String next, String fault, String notice) {
        SignInView view = new SignInView(frames.forStranger(request, "Sign in"), email, next, fault, notice);
        return Pages.html(status, views.render("signin", view));
    }

    private static String words(Duration wait) {
        return wait.toSeconds() < 90
                ? Numbers.of(Math.max(1, wait.toSeconds()), "second")
                : Numbers.of(wait.toMinutes() + 1, "minute");
    }
}
