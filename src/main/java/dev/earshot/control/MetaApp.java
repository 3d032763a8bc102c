package dev.earshot.control;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's own app at Meta. Secrets are not in it.
 *
 * @param appId empty while none is entered
 * @param graphUrl where the Graph API is
 * @param dialogUrl where people log in
 * @param graphVersion such as {@code v26.0}
 * @param verifiedAt when Meta last verified the callback with the verify token; null if never
 * @param deliveredAt when the last webhook came that the app's secret signed; null if none
 * @param refusedAt when the last one came that somebody else signed, or nobody; null if none
 */
public record MetaApp(
        WorkspaceId workspace,
        String appId,
        boolean hasSecret,
        String graphUrl,
        String dialogUrl,
        String graphVersion,
        @Nullable Instant verifiedAt,
        @Nullable Instant deliveredAt,
        @Nullable Instant refusedAt) {
    public static final String DIALOG_URL = "https://www.facebook.com";

    static MetaApp none(WorkspaceId workspace) {
        return new MetaApp(
                workspace,
                "",
                false,
                TakeoverSettings.GRAPH_URL,
                DIALOG_URL,
                TakeoverSettings.GRAPH_VERSION,
                null,
                null,
                null);
    }

    public boolean isComplete() {
        return !appId.isEmpty() && hasSecret;
    }
}
