package dev.earshot.console;

import dev.earshot.console.page.Theme;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;

/** Light or dark, for browsers without a script; the script sets the same cookie itself. */
final class ThemePages {

    List<Route> routes() {
        return List.of(Route.post("/theme", Access.PUBLIC, ThemePages::choose));
    }

    private static Answer choose(Request request) {
        OwnForms.require(request);
        Theme theme = Theme.of(request.form("theme").orElse(""));
        // Not HttpOnly: the script reads and sets it too.
        String cookie = Theme.COOKIE + "=" + theme.word() + "; Path=/; Max-Age=31536000; SameSite=Lax"
                + (request.isSecure() ? "; Secure" : "");
        return Answer.redirect(OwnForms.localPath(request.form("back").orElse("/")))
                .withHeader("Set-Cookie", cookie);
    }
}
