package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages whose webhooks come here, each for one bot, with their tokens. Thread-safe; blocks. */
public final class FacebookPages {
    static final int MAX_PAGES = 200;
    private static final String SELECT = "SELECT facebook_page.* FROM facebook_page"
            + " JOIN bot ON bot.id = facebook_page.bot_id WHERE bot.deleted_at IS NULL";

    private final ControlDb database;
    private final MasterKey masterKey;
    private final FacebookRing ring;
    private final InstantSource clock;

    public FacebookPages(ControlDb database, MasterKey masterKey, FacebookRing ring, InstantSource clock) {
        this.database = database;
        this.masterKey = masterKey;
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * A page to connect.
     *
     * @param person who connects it
     */
    public record Draft(String pageId, String appId, String name, String token, String person, List<String> granted) {
        @Override
        public String toString() {
            return "Draft[" + pageId + "]"; // never the token
        }
    }

    /** A page with its token; empty if the key is lost that it was encrypted with. */
    public record WithToken(FacebookPage page, String token) {
        @Override
        public String toString() {
            return "WithToken[" + page.pageId() + "]"; // never the token
        }
    }

    /** By name; empty if the caller sees no such bot. */
    public Optional<List<FacebookPage>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(transaction.list(
                        Sql.of(SELECT + " AND bot_id = ? ORDER BY name, page_id", bot.value()), FacebookPages::page))
                : Optional.empty());
    }

    /** Whether the caller may connect and disconnect pages of the bot, and why not. */
    public Outcome<Bot> mayChange(Caller caller, BotId bot) {
        return database.read(
                transaction -> Bots.ifChangeable(transaction, caller, bot, found -> new Outcome.Done<>(found)));
    }

    /** Connects a page, or renews what is known of it. Another bot's is refused. */
    public Outcome<FacebookPage> connect(Caller caller, BotId bot, Draft draft) {
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            freeOfDeletedBots(transaction, draft);
            Optional<String> other = transaction.first(
                    Sql.of(
                            "SELECT bot_id FROM facebook_page WHERE app_id = ? AND page_id = ? AND bot_id <> ?",
                            draft.appId(),
                            draft.pageId(),
                            bot.value()),
                    row -> row.getString("bot_id"));
            if (other.isPresent()) {
                return Outcome.Invalid.of("page", "is connected with another bot already; disconnect it there first");
            }
            if (transaction.number(Sql.of("SELECT COUNT(*) FROM facebook_page WHERE bot_id = ?", bot.value()))
                    >= MAX_PAGES) {
                return Outcome.Invalid.of("page", "is one too many: a bot has at most " + MAX_PAGES);
            }
            insert(transaction, bot, draft);
            FacebookRing.changed(transaction);
            return new Outcome.Done<>(find(transaction, bot, draft.pageId()).orElseThrow());
        })));
    }

    public Outcome<WithToken> disconnect(Caller caller, BotId bot, String pageId) {
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            Optional<WithToken> gone = transaction.first(byId(bot, pageId), this::withToken);
            if (gone.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            delete(transaction, bot, pageId);
            return new Outcome.Done<>(gone.get());
        })));
    }

    /** For calls that are made as the page, once it is known that they may be. */
    public Optional<WithToken> find(BotId bot, String pageId) {
        return database.read(transaction -> transaction.first(byId(bot, pageId), this::withToken));
    }

    /** All pages of a bot that is known to be the caller's. */
    public List<WithToken> of(BotId bot) {
        return database.read(transaction ->
                transaction.list(Sql.of(SELECT + " AND bot_id = ? ORDER BY page_id", bot.value()), this::withToken));
    }

    public List<WithToken> all() {
        return database.read(transaction ->
                transaction.list(Sql.of(SELECT + " ORDER BY checked_at, page_id LIMIT 10000"), this::withToken));
    }

    /** A person took the app away from their account: their tokens and the pages connected by them go. */
    public List<FacebookPage> forget(String appId, String person, String pageId) {
        List<FacebookPage> gone = database.write(transaction -> {
            List<FacebookPage> theirs = transaction.list(
                    Sql.of(
                            SELECT + " AND app_id = ? AND (person_id = ? OR page_id = ?) AND (? <> '' OR ? <> '')",
                            appId,
                            person.isEmpty() ? "-" : person,
                            pageId.isEmpty() ? "-" : pageId,
                            person,
                            pageId),
                    FacebookPages::page);
            for (FacebookPage page : theirs) {
                delete(transaction, page.bot(), page.pageId());
            }
            return theirs;
        });
        ring.refreshIfPossible();
        return gone;
    }

    /** What a look at the page found. */
    public void checked(BotId bot, String pageId, FacebookPage.State state, String problem) {
        Instant now = clock.instant();
        boolean isWell = state == FacebookPage.State.HEALTHY;
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE facebook_page SET state = ?, problem = ?, checked_at = ?,"
                        + " broken_since = CASE WHEN ? = 1 THEN NULL ELSE COALESCE(broken_since, ?) END"
                        + " WHERE bot_id = ? AND page_id = ?",
                state.name(),
                problem,
                now,
                isWell ? 1 : 0,
                now,
                bot.value(),
                pageId)));
    }

    public void filled(BotId bot, String pageId, long count, String note) {
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE facebook_page SET filled_at = ?, filled_count = ?, fill_note = ? WHERE bot_id = ? AND page_id = ?",
                clock.instant(),
                count,
                note,
                bot.value(),
                pageId)));
    }

    /** When events of pages came last, of several at once. */
    public void heard(Map<Place, Instant> times) {
        database.write(transaction -> {
            for (Map.Entry<Place, Instant> time : times.entrySet()) {
                transaction.change(Sql.of(
                        "UPDATE facebook_page SET last_event_at = ? WHERE bot_id = ? AND page_id = ?"
                                + " AND (last_event_at IS NULL OR last_event_at < ?)",
                        Transaction.toMillis(time.getValue()),
                        time.getKey().bot().value(),
                        time.getKey().pageId(),
                        Transaction.toMillis(time.getValue())));
            }
            return times.size();
        });
    }

    /** A page of a bot. */
    public record Place(BotId bot, String pageId) {}

    private static Sql byId(BotId bot, String pageId) {
        return Sql.of(SELECT + " AND bot_id = ? AND page_id = ?", bot.value(), pageId);
    }

    private static Optional<FacebookPage> find(Transaction transaction, BotId bot, String pageId) throws SQLException {
        return transaction.first(byId(bot, pageId), FacebookPages::page);
    }

    /** What a bot that is gone was connected with is free again. */
    private static void freeOfDeletedBots(Transaction transaction, Draft draft) throws SQLException {
        transaction.change(Sql.of(
                "DELETE FROM facebook_page WHERE app_id = ? AND page_id = ?"
                        + " AND bot_id IN (SELECT id FROM bot WHERE deleted_at IS NOT NULL)",
                draft.appId(),
                draft.pageId()));
    }

    private static void delete(Transaction transaction, BotId bot, String pageId) throws SQLException {
        transaction.change(Sql.of("DELETE FROM facebook_page WHERE bot_id = ? AND page_id = ?", bot.value(), pageId));
        FacebookRing.changed(transaction);
    }

    private void insert(Transaction transaction, BotId bot, Draft draft) throws SQLException {
        transaction.change(Sql.of(
                "INSERT INTO facebook_page (bot_id, page_id, app_id, name, token, person_id, granted, connected_at, state,"
                        + " problem, filled_count, fill_note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'UNKNOWN', '', 0, '')"
                        + " ON CONFLICT (bot_id, page_id) DO UPDATE SET app_id = excluded.app_id, name = excluded.name,"
                        + " token = excluded.token, person_id = excluded.person_id, granted = excluded.granted,"
                        + " connected_at = excluded.connected_at, state = 'UNKNOWN', problem = '', broken_since = NULL",
                bot.value(),
                draft.pageId(),
                draft.appId(),
                draft.name(),
                masterKey.seal(purpose(bot, draft.pageId()), draft.token()),
                draft.person(),
                String.join(",", draft.granted()),
                clock.instant()));
    }

    private static String purpose(BotId bot, String pageId) {
        return "facebook-page:" + bot.value() + ":" + pageId;
    }

    private WithToken withToken(ResultSet row) throws SQLException {
        FacebookPage page = page(row);
        String token = masterKey
                .open(purpose(page.bot(), page.pageId()), row.getString("token"))
                .orElse("");
        return new WithToken(page, token);
    }

    private static FacebookPage page(ResultSet row) throws SQLException {
        @Nullable Instant checkedAt = Transaction.timeOrNull(row, "checked_at");
        String granted = row.getString("granted");
        return new FacebookPage(
                new BotId(row.getString("bot_id")),
                row.getString("page_id"),
                row.getString("app_id"),
                row.getString("name"),
                row.getString("person_id"),
                granted.isEmpty() ? List.of() : List.of(granted.split(",", -1)),
                Transaction.time(row, "connected_at"),
                FacebookPage.State.valueOf(row.getString("state")),
                row.getString("problem"),
                Transaction.timeOrNull(row, "broken_since"),
                checkedAt,
                Transaction.timeOrNull(row, "last_event_at"),
                Transaction.timeOrNull(row, "filled_at"),
                row.getLong("filled_count"),
                row.getString("fill_note"));
    }

    private <T> Outcome<T> published(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>) {
            ring.refreshIfPossible();
        }
        return outcome;
    }
}
