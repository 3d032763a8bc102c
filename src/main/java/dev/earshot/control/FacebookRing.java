package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which app and which bot a webhook of Meta's belongs to, from memory. Thread-safe: reading takes no lock and may run on an
 * event loop; {@link #refresh} blocks. As {@link KeyRing}, it follows the changes of other processes within a second or so.
 */
public final class FacebookRing {
    private static final Logger LOG = LoggerFactory.getLogger(FacebookRing.class);

    private final ControlDb database;
    private final MasterKey masterKey;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(-1, List.of(), Map.of());

    public FacebookRing(ControlDb database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
        refresh();
    }

    private record Snapshot(long revision, List<MetaAppCredentials> apps, Map<String, Map<String, BotId>> pages) {}

    /** Every app that has an id or a verify token. */
    public List<MetaAppCredentials> apps() {
        return snapshot.apps;
    }

    /** The bot that hears a page by an app; null if there is none. */
    public @Nullable BotId bot(String appId, String pageId) {
        Map<String, BotId> ofPage = snapshot.pages.get(pageId);
        return ofPage == null ? null : ofPage.get(appId);
    }

    /** Whether anything hears the page, by whatever app. */
    public boolean isConnected(String pageId) {
        return snapshot.pages.containsKey(pageId);
    }

    /** The apps by which a page is heard. */
    public List<MetaAppCredentials> appsOf(String pageId) {
        Map<String, BotId> ofPage = snapshot.pages.get(pageId);
        return ofPage == null
                ? List.of()
                : snapshot.apps.stream()
                        .filter(app -> ofPage.containsKey(app.app().appId()))
                        .toList();
    }

    /** @throws ControlUnavailableException if the changes can't be read: the ring goes on with what it has */
    public void refresh() {
        refreshing.lock();
        try {
            Snapshot current = snapshot;
            database.read(transaction -> {
                        long revision =
                                transaction.number(Sql.of("SELECT value FROM revision WHERE name = 'facebook'"));
                        return revision == current.revision
                                ? Optional.<Snapshot>empty()
                                : Optional.of(load(transaction, revision));
                    })
                    .ifPresent(changed -> snapshot = changed);
        } finally {
            refreshing.unlock();
        }
    }

    void refreshIfPossible() {
        try {
            refresh();
        } catch (ControlUnavailableException e) {
            LOG.warn("A change of pages takes effect a little later: {}", e.getMessage());
        }
    }

    /** Says within a change that there was one. */
    static void changed(Transaction transaction) throws SQLException {
        transaction.change(Sql.of("UPDATE revision SET value = value + 1 WHERE name = 'facebook'"));
    }

    private Snapshot load(Transaction transaction, long revision) throws SQLException {
        Map<String, Map<String, BotId>> pages = new HashMap<>();
        Sql all = Sql.of("SELECT app_id, page_id, bot_id FROM facebook_page JOIN bot ON bot.id = bot_id"
                + " WHERE deleted_at IS NULL");
        transaction.list(
                all,
                row -> pages.computeIfAbsent(row.getString("page_id"), any -> new HashMap<>())
                                .put(row.getString("app_id"), new BotId(row.getString("bot_id")))
                        == null);
        return new Snapshot(revision, MetaApps.all(transaction, masterKey), Map.copyOf(pages));
    }
}
