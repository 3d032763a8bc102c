package dev.earshot.api;

import dev.earshot.control.FacebookPage;
import dev.earshot.control.MetaApp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the API says of pages that connect without code. */
final class FacebookJson {
    private FacebookJson() {}

    record Connection(App app, List<Page> pages) {}

    record App(
            String appId,
            boolean hasSecret,
            String graphUrl,
            String graphVersion,
            @Nullable String verifiedAt,
            @Nullable String deliveredAt) {

        static App of(MetaApp app) {
            return new App(
                    app.appId(),
                    app.hasSecret(),
                    app.graphUrl(),
                    app.graphVersion(),
                    Times.nullable(app.verifiedAt()),
                    Times.nullable(app.deliveredAt()));
        }
    }

    record Page(
            String id,
            String name,
            String state,
            @Nullable String problem,
            @Nullable String brokenSince,
            String connectedAt,
            @Nullable String checkedAt,
            @Nullable String lastEventAt,
            List<String> granted,
            @Nullable String filledAt,
            long filledMessages,
            @Nullable String fillNote) {

        static Page of(FacebookPage page) {
            return new Page(
                    page.pageId(),
                    page.name(),
                    Words.of(page.state()),
                    page.problem().isEmpty() ? null : page.problem(),
                    Times.nullable(page.brokenSince()),
                    Times.text(page.connectedAt()),
                    Times.nullable(page.checkedAt()),
                    Times.nullable(page.lastEventAt()),
                    page.granted(),
                    Times.nullable(page.filledAt()),
                    page.filledCount(),
                    page.fillNote().isEmpty() ? null : page.fillNote());
        }
    }
}
