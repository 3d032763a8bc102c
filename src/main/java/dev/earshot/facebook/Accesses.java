package dev.earshot.facebook;

import dev.earshot.control.FacebookPage;
import dev.earshot.control.FacebookPages;
import dev.earshot.control.MetaAppCredentials;
import dev.earshot.control.MetaApps;
import dev.earshot.event.BotId;
import dev.earshot.facebook.graph.GraphAccess;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where and with what Graph is called for a bot. Thread-safe; blocks. */
final class Accesses implements PageTokens {
    private final MetaApps apps;
    private final FacebookPages pages;

    Accesses(MetaApps apps, FacebookPages pages) {
        this.apps = apps;
        this.pages = pages;
    }

    /** With no token: to log in. */
    static GraphAccess of(MetaAppCredentials app) {
        return new GraphAccess(
                app.app().graphUrl(),
                app.app().graphVersion(),
                null,
                app.secret(),
                app.app().appId());
    }

    /** With the app's own token. */
    static GraphAccess asApp(MetaAppCredentials app) {
        return of(app).unproved(app.token());
    }

    /** With the page's token, proved by the app's secret. */
    GraphAccess asPage(FacebookPages.WithToken page) {
        MetaAppCredentials app = apps.credentials(page.page().bot());
        GraphAccess access = of(app);
        // The secret of another app proves nothing: the page was connected by one that is no longer entered.
        return app.isUsable() && app.app().appId().equals(page.page().appId())
                ? access.withToken(page.token())
                : access.unproved(page.token());
    }

    @Override
    public Optional<GraphAccess> of(BotId bot, @Nullable String page) {
        List<FacebookPages.WithToken> all = pages.of(bot);
        Optional<FacebookPages.WithToken> found = page == null && all.size() == 1
                ? Optional.of(all.getFirst())
                : all.stream().filter(one -> one.page().pageId().equals(page)).findFirst();
        return found.filter(one -> !one.token().isEmpty()).map(this::asPage);
    }

    @Override
    public boolean isConnected(BotId bot) {
        return pages.of(bot).stream().anyMatch(page -> page.page().state() != FacebookPage.State.TOKEN_DEAD);
    }
}
