package dev.earshot.console;

import dev.earshot.console.page.VisitorView;
import dev.earshot.control.MetaRequest;
import dev.earshot.facebook.RequestDesk;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Problem;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;
import java.util.Map;

/** What Meta posts on behalf of people, and where these look what became of it. For everybody: Meta's signature is the key. */
final class MetaCallbackPages {
    static final String DEAUTHORIZE = "/facebook/deauthorize";
    static final String DELETION = "/facebook/data-deletion";

    private final Views views;
    private final RequestDesk requests;

    MetaCallbackPages(Views views, ConsoleServices services) {
        this.views = views;
        this.requests = services.facebook().requests();
    }

    List<Route> routes() {
        return List.of(
                Route.post(DEAUTHORIZE, Access.PUBLIC, this::deauthorize),
                Route.post(DELETION, Access.PUBLIC, this::delete),
                Route.get(DELETION + "/{code}", Access.PUBLIC, this::status));
    }

    private Answer deauthorize(Request request) {
        MetaRequest made = requests.deauthorize(signedRequest(request)).orElseThrow(MetaCallbackPages::unsigned);
        return Answer.json(200, Map.of("success", true, "confirmation_code", made.code()));
    }

    private Answer delete(Request request) {
        MetaRequest made = requests.deleteData(signedRequest(request)).orElseThrow(MetaCallbackPages::unsigned);
        return Answer.json(
                200, Map.of("url", request.origin() + DELETION + "/" + made.code(), "confirmation_code", made.code()));
    }

    private static String signedRequest(Request request) {
        return request.form("signed_request").orElse("");
    }

    private static Problem unsigned() {
        return Problem.badRequest("'signed_request' is missing, or no app that is known here signed it.");
    }

    private Answer status(Request request) {
        MetaRequest asked =
                requests.byCode(request.path("code")).orElseThrow(() -> Problem.notFound("request with this code"));
        String title = asked.isOpen() ? "Your request is being worked on" : "Your request is done";
        String text = (asked.isOpen()
                        ? "What was kept because you connected pages is deleted. Somebody here still has to look whether there is"
                                + " more about you, and to delete it. "
                        : "")
                + asked.note() + " Confirmation code: " + asked.code();
        return Pages.html(200, views.render("visitor/page", new VisitorView(title, text, "", "")));
    }
}
