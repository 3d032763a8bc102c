package dev.earshot.console;

import dev.earshot.console.page.Area;
import dev.earshot.console.page.BotLink;
import dev.earshot.console.page.MessengerAppView;
import dev.earshot.console.show.ShownLine;
import dev.earshot.control.Bot;
import dev.earshot.control.FieldFault;
import dev.earshot.control.MetaApp;
import dev.earshot.control.MetaAppChanges;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.Outcome;
import dev.earshot.facebook.AppCheck;
import dev.earshot.facebook.FacebookDesk;
import dev.earshot.facebook.Fields;
import dev.earshot.facebook.Permissions;
import dev.earshot.facebook.WebhookDesk;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.http.Access;
import dev.earshot.http.Answer;
import dev.earshot.http.Request;
import dev.earshot.http.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The workspace's own app at Meta: what is entered here, what is to be pasted there, and whether both fit. */
final class MessengerAppPages {
    private final Views views;
    private final Frames frames;
    private final BotAccess access;
    private final FacebookDesk facebook;

    MessengerAppPages(Views views, Frames frames, ConsoleServices services) {
        this.views = views;
        this.frames = frames;
        this.access = new BotAccess(services.bots());
        this.facebook = services.facebook();
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bots/{bot}/facebook/app", Access.SESSION, this::show),
                Route.post("/bots/{bot}/facebook/app", Access.SESSION, this::save),
                Route.post("/bots/{bot}/facebook/app/check", Access.SESSION, this::check),
                Route.post("/bots/{bot}/facebook/app/register", Access.SESSION, this::register));
    }

    private record Said(List<AppCheck> checks, String notice, String trouble) {
        static Said nothing() {
            return new Said(List.of(), "", "");
        }
    }

    private Answer show(Request request) {
        Bot bot = access.of(request);
        String notice = request.query("done").orElse("").equals("saved") ? "Saved." : "";
        return page(200, request, bot, null, new Said(List.of(), notice, ""), Map.of());
    }

    private MetaAppCredentials app(Request request, Bot bot) {
        return MessengerPages.done(facebook.app().reveal(request.caller(), bot.id()));
    }

    private Answer page(
            int status,
            Request request,
            Bot bot,
            MessengerAppView.@Nullable Form entered,
            Said said,
            Map<String, String> faults) {
        MetaAppCredentials app = app(request, bot);
        MessengerAppView view = new MessengerAppView(
                frames.of(request, "Meta app", Area.SETTINGS, bot),
                BotLink.of(bot),
                entered == null ? form(app) : entered,
                app.app().hasSecret(),
                values(request, app),
                String.join(", ", Fields.ALL),
                String.join(", ", Permissions.asked()),
                request.origin().startsWith("https://"),
                said.checks().stream().map(MessengerAppPages::check).toList(),
                said.notice(),
                said.trouble(),
                faults);
        return Pages.html(status, views.render("facebook/app", view));
    }

    private static MessengerAppView.Form form(MetaAppCredentials app) {
        return new MessengerAppView.Form(
                app.app().appId(),
                app.verifyToken(),
                app.app().graphUrl(),
                app.app().dialogUrl(),
                app.app().graphVersion());
    }

    private static List<MessengerAppView.Value> values(Request request, MetaAppCredentials app) {
        String origin = request.origin();
        return List.of(
                new MessengerAppView.Value("callback", "Callback URL", "Webhooks → Page", origin + WebhookDesk.PATH),
                new MessengerAppView.Value("verify", "Verify token", "Webhooks → Page", app.verifyToken()),
                new MessengerAppView.Value(
                        "redirect",
                        "Valid OAuth redirect URI",
                        "Facebook Login → Settings",
                        origin + MessengerLoginPages.BACK),
                new MessengerAppView.Value(
                        "deauthorize",
                        "Deauthorize callback URL",
                        "Facebook Login → Settings",
                        origin + MetaCallbackPages.DEAUTHORIZE),
                new MessengerAppView.Value(
                        "deletion",
                        "Data deletion request URL",
                        "Facebook Login → Settings",
                        origin + MetaCallbackPages.DELETION));
    }

    private static MessengerAppView.Check check(AppCheck check) {
        String label = switch (check.subject()) {
            case APP_SECRET -> "App id and secret";
            case CALLBACK -> "Callback URL";
            case VERIFY_TOKEN -> "Verify token";
            case FIELDS -> "Webhook fields";
            case DELIVERY -> "Signed webhooks";
            case REDIRECT -> "OAuth redirect URI";
        };
        return switch (check.state()) {
            case RIGHT -> new MessengerAppView.Check(label, "good", "right", check.words());
            case WRONG -> new MessengerAppView.Check(label, "bad", "wrong", ShownLine.of(check.words(), 500));
            case NOT_SEEN -> new MessengerAppView.Check(label, "muted", "not seen", check.words());
        };
    }

    private Answer save(Request request) {
        Bot bot = access.of(request);
        MessengerAppView.Form form = new MessengerAppView.Form(
                text(request, "appId"),
                text(request, "verifyToken"),
                text(request, "graphUrl"),
                text(request, "dialogUrl"),
                text(request, "graphVersion"));
        String secret = text(request, "appSecret");
        MetaAppChanges changes = new MetaAppChanges(
                form.appId(),
                secret.isEmpty() ? null : secret,
                form.verifyToken().isEmpty() ? null : form.verifyToken(),
                form.graphUrl(),
                form.dialogUrl(),
                form.graphVersion());
        Outcome<MetaApp> outcome = facebook.app().change(request.caller(), bot.id(), changes);
        if (outcome instanceof Outcome.Invalid<MetaApp>(List<FieldFault> faults)) {
            return page(400, request, bot, form, Said.nothing(), Pages.byField(faults));
        }
        MessengerPages.done(outcome);
        return Answer.redirect(MessengerPages.path(bot) + "/app?done=saved");
    }

    private static String text(Request request, String field) {
        return request.form(field).orElse("").strip();
    }

    private Answer check(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        return page(200, request, bot, null, new Said(checks(request, bot), "", ""), Map.of());
    }

    private List<AppCheck> checks(Request request, Bot bot) throws InterruptedException {
        boolean hasPages = !facebook.health()
                .pages(request.caller(), bot.id())
                .orElse(List.of())
                .isEmpty();
        return facebook.app().check(app(request, bot), request.origin() + WebhookDesk.PATH, hasPages);
    }

    private Answer register(Request request) throws InterruptedException {
        Bot bot = access.of(request);
        try {
            facebook.app().register(app(request, bot), request.origin() + WebhookDesk.PATH);
            facebook.save();
            return page(
                    200,
                    request,
                    bot,
                    null,
                    new Said(checks(request, bot), "Meta has verified the callback and will call it.", ""),
                    Map.of());
        } catch (GraphException e) {
            return page(502, request, bot, null, new Said(List.of(), "", ShownLine.of(e.plainWords(), 500)), Map.of());
        }
    }
}
