package dev.earshot.facebook;

import dev.earshot.control.Bot;
import dev.earshot.control.Caller;
import dev.earshot.control.FacebookLogins;
import dev.earshot.control.FacebookPage;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.FieldFault;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaApps;
import dev.earshot.control.Outcome;
import dev.earshot.event.BotId;
import dev.earshot.facebook.graph.GraphAccess;
import dev.earshot.facebook.graph.GraphException;
import dev.earshot.facebook.graph.LoginCalls;
import dev.earshot.facebook.graph.PageCalls;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 'Connect with Facebook': the way to Meta's dialog and back, choosing pages, and letting them go. Thread-safe; blocks. */
public final class ConnectDesk {
    private final MetaApps apps;
    private final FacebookPages pages;
    private final FacebookLogins logins;
    private final Accesses accesses;
    private final LoginCalls loginCalls;
    private final PageCalls pageCalls;
    private final HealthDesk health;

    ConnectDesk(FacebookData data, Accesses accesses, LoginCalls loginCalls, PageCalls pageCalls, HealthDesk health) {
        this.apps = data.apps();
        this.pages = data.pages();
        this.logins = data.logins();
        this.accesses = accesses;
        this.loginCalls = loginCalls;
        this.pageCalls = pageCalls;
        this.health = health;
    }

    /**
     * Where the person has to go to log in.
     *
     * @param sessionToken of the browser, to which the way back is bound
     * @param redirectUri where they come back
     */
    public Outcome<String> begin(Caller caller, BotId bot, String sessionToken, String redirectUri) {
        MetaAppCredentials app = credentials(caller, bot);
        if (app != null && !app.isUsable()) {
            return new Outcome.Invalid<>(
                    List.of(new FieldFault("app", "must be entered first: its id and its secret")));
        }
        return switch (logins.begin(caller, bot, sessionToken, redirectUri)) {
            case Outcome.Done<String>(String state)
            when app != null ->
                new Outcome.Done<>(LoginCalls.dialog(
                        app.app().dialogUrl(),
                        app.app().graphVersion(),
                        app(app, redirectUri),
                        Permissions.asked(),
                        state));
            case Outcome.Done<String> done -> new Outcome.NotFound<>();
            case Outcome.Invalid<String> invalid -> invalid;
            case Outcome.NotFound<String> notFound -> notFound;
            case Outcome.Refused<String> refused -> refused;
        };
    }

    /** Whether the caller may connect and disconnect pages of the bot. */
    public boolean mayConnect(Caller caller, BotId bot) {
        return pages.mayChange(caller, bot) instanceof Outcome.Done<Bot>;
    }

    private @Nullable MetaAppCredentials credentials(Caller caller, BotId bot) {
        return pages.mayChange(caller, bot) instanceof Outcome.Done<Bot> ? apps.credentials(bot) : null;
    }

    /**
     * The person comes back.
     *
     * @param answer the parameters that Meta's redirect has
     */
    public Login finish(Map<String, String> answer, String sessionToken) throws InterruptedException {
        FacebookLogins.Login login =
                logins.take(answer.getOrDefault("state", ""), sessionToken).orElse(null);
        if (login == null) {
            return new Login.Unknown();
        }
        String code = answer.getOrDefault("code", "");
        if (code.isEmpty()) {
            logins.end(login);
            return answer.getOrDefault("error", "").equals("access_denied")
                    ? new Login.Denied(login.bot())
                    : new Login.Failed(login.bot(), "Facebook sent no code back.");
        }
        MetaAppCredentials app = apps.credentials(login.bot());
        try {
            GraphAccess access = Accesses.of(app);
            String token = loginCalls.longToken(access, app(app, login.redirectUri()), code);
            LoginCalls.Person person = loginCalls.person(access.withToken(token));
            logins.loggedIn(login, token, person.id(), person.granted());
            return new Login.Done(login.bot(), login.id());
        } catch (GraphException e) {
            logins.end(login);
            return new Login.Failed(login.bot(), "Facebook did not let you in: " + e.plainWords());
        }
    }

    /** A person who is logged in, with what they granted. */
    public Optional<FacebookLogins.Login> login(BotId bot, String id, String sessionToken) {
        return logins.find(bot, id, sessionToken);
    }

    /** The pages of a person who is logged in. */
    public List<OfferedPage> offers(FacebookLogins.Login login) throws GraphException, InterruptedException {
        List<String> lacking = Permissions.missingOfNeeded(login.granted());
        return ownPages(login).stream()
                .map(page -> new OfferedPage(
                        page.id(),
                        page.name(),
                        page.tasks(),
                        lacking.isEmpty()
                                ? OfferedPage.obstacle(page.tasks())
                                : "These permissions were not granted: " + String.join(", ", lacking) + "."))
                .toList();
    }

    private List<LoginCalls.OwnPage> ownPages(FacebookLogins.Login login) throws GraphException, InterruptedException {
        MetaAppCredentials app = apps.credentials(login.bot());
        return loginCalls.pages(Accesses.of(app).withToken(login.token()));
    }

    /** Connects a page of a person who is logged in: subscribed at Meta first, so that none is here that is not there. */
    public Outcome<FacebookPage> connect(Caller caller, FacebookLogins.Login login, String pageId)
            throws GraphException, InterruptedException {
        if (!(pages.mayChange(caller, login.bot()) instanceof Outcome.Done<Bot>)) {
            return new Outcome.Refused<>("your role in this workspace may not connect pages");
        }
        LoginCalls.OwnPage page = ownPages(login).stream()
                .filter(own -> own.id().equals(pageId))
                .findFirst()
                .orElse(null);
        if (page == null || page.token().isEmpty()) {
            return new Outcome.NotFound<>();
        }
        if (!OfferedPage.obstacle(page.tasks()).isEmpty()
                || !Permissions.missingOfNeeded(login.granted()).isEmpty()) {
            return new Outcome.Invalid<>(List.of(new FieldFault("page", "lacks tasks or permissions")));
        }
        MetaAppCredentials app = apps.credentials(login.bot());
        boolean wasThere = pages.find(login.bot(), pageId).isPresent();
        Outcome<FacebookPage> connected = pages.connect(
                caller,
                login.bot(),
                new FacebookPages.Draft(
                        page.id(), app.app().appId(), page.name(), page.token(), login.person(), login.granted()));
        if (connected instanceof Outcome.Done<FacebookPage>) {
            return subscribe(caller, login.bot(), pageId, wasThere);
        }
        return connected;
    }

    private Outcome<FacebookPage> subscribe(Caller caller, BotId bot, String pageId, boolean wasThere)
            throws GraphException, InterruptedException {
        FacebookPages.WithToken page = pages.find(bot, pageId).orElseThrow();
        try {
            pageCalls.subscribe(accesses.asPage(page), pageId, Fields.ALL);
        } catch (GraphException e) {
            if (!wasThere) {
                pages.disconnect(caller, bot, pageId);
            }
            throw e;
        }
        pages.checked(bot, pageId, FacebookPage.State.HEALTHY, "");
        health.refreshAlerts();
        return new Outcome.Done<>(pages.find(bot, pageId).orElseThrow().page());
    }

    /**
     * Lets a page go: unsubscribed at Meta, and its token deleted here whatever Meta answers.
     *
     * @return what Meta answered, if it did not do it; empty if it did
     */
    public Outcome<String> disconnect(Caller caller, BotId bot, String pageId) throws InterruptedException {
        return switch (pages.disconnect(caller, bot, pageId)) {
            case Outcome.Done<FacebookPages.WithToken>(FacebookPages.WithToken page) -> {
                health.refreshAlerts();
                yield new Outcome.Done<>(unsubscribed(page));
            }
            case Outcome.Invalid<FacebookPages.WithToken>(List<FieldFault> faults) -> new Outcome.Invalid<>(faults);
            case Outcome.NotFound<FacebookPages.WithToken>() -> new Outcome.NotFound<>();
            case Outcome.Refused<FacebookPages.WithToken>(String reason) -> new Outcome.Refused<>(reason);
        };
    }

    private String unsubscribed(FacebookPages.WithToken page) throws InterruptedException {
        try {
            pageCalls.unsubscribe(accesses.asPage(page), page.page().pageId());
            return "";
        } catch (GraphException e) {
            return e.plainWords();
        }
    }

    private static LoginCalls.App app(MetaAppCredentials app, String redirectUri) {
        return new LoginCalls.App(app.app().appId(), app.secret(), redirectUri);
    }
}
