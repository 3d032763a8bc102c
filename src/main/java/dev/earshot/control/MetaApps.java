package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The workspaces' own apps at Meta, one each. Thread-safe; blocks. */
public final class MetaApps {
    private final ControlDb database;
    private final MasterKey masterKey;
    private final Secrets secrets;
    private final FacebookRing ring;
    private final InstantSource clock;

    public MetaApps(ControlDb database, MasterKey masterKey, Secrets secrets, FacebookRing ring, InstantSource clock) {
        this.database = database;
        this.masterKey = masterKey;
        this.secrets = secrets;
        this.ring = ring;
        this.clock = clock;
    }

    /** The app of the bot's workspace; empty if the caller sees no such bot. */
    public Optional<MetaApp> find(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(ofBot(transaction, bot).app())
                : Optional.empty());
    }

    /** The same with its secrets, for who may change it: the verify token must be pasted at Meta. Makes one if there is none. */
    public Outcome<MetaAppCredentials> reveal(Caller caller, BotId bot) {
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            ensure(transaction, found.workspaceId());
            return new Outcome.Done<>(ofBot(transaction, bot));
        })));
    }

    public Outcome<MetaApp> change(Caller caller, BotId bot, MetaAppChanges changes) {
        List<FieldFault> faults = changes.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return published(database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            WorkspaceId workspace = found.workspaceId();
            ensure(transaction, workspace);
            set(transaction, workspace, "app_id", changes.appId());
            set(transaction, workspace, "app_secret", sealed(workspace, "meta-secret", changes.appSecret()));
            set(transaction, workspace, "verify_token", sealed(workspace, "meta-verify", changes.verifyToken()));
            set(transaction, workspace, "graph_url", orDefault(changes.graphUrl(), TakeoverSettings.GRAPH_URL));
            set(transaction, workspace, "dialog_url", orDefault(changes.dialogUrl(), MetaApp.DIALOG_URL));
            set(
                    transaction,
                    workspace,
                    "graph_version",
                    orDefault(changes.graphVersion(), TakeoverSettings.GRAPH_VERSION));
            transaction.change(Sql.of(
                    "UPDATE meta_app SET changed_at = ? WHERE workspace_id = ?", clock.instant(), workspace.value()));
            FacebookRing.changed(transaction);
            return new Outcome.Done<>(ofBot(transaction, bot).app());
        })));
    }

    /** For calls that are made for the bot, once it is known that they may be. */
    public MetaAppCredentials credentials(BotId bot) {
        return database.read(transaction -> ofBot(transaction, bot));
    }

    /** Every app that is complete. */
    static List<MetaAppCredentials> all(Transaction transaction, MasterKey masterKey) throws SQLException {
        return transaction.list(Sql.of("SELECT * FROM meta_app ORDER BY workspace_id"), row -> read(row, masterKey));
    }

    /** Meta verified the callback, or sent something. */
    public void seen(WorkspaceId workspace, Sighting sighting, Instant at) {
        String column = switch (sighting) {
            case VERIFIED -> "verified_at";
            case DELIVERED -> "delivered_at";
            case REFUSED -> "refused_at";
        };
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE meta_app SET " + column + " = ? WHERE workspace_id = ?",
                Transaction.toMillis(at),
                workspace.value())));
    }

    /** What was seen of Meta. */
    public enum Sighting {
        VERIFIED,
        DELIVERED,
        REFUSED
    }

    private MetaAppCredentials ofBot(Transaction transaction, BotId bot) throws SQLException {
        Sql byBot = Sql.of(
                "SELECT meta_app.* FROM meta_app JOIN bot ON bot.workspace_id = meta_app.workspace_id"
                        + " WHERE bot.id = ? AND bot.deleted_at IS NULL",
                bot.value());
        Optional<MetaAppCredentials> found = transaction.first(byBot, row -> read(row, masterKey));
        if (found.isPresent()) {
            return found.get();
        }
        WorkspaceId workspace = transaction
                .first(
                        Sql.of("SELECT workspace_id FROM bot WHERE id = ?", bot.value()),
                        row -> new WorkspaceId(row.getString("workspace_id")))
                .orElseThrow(() -> new SQLException("no bot " + bot));
        return new MetaAppCredentials(MetaApp.none(workspace), "", "");
    }

    private static MetaAppCredentials read(ResultSet row, MasterKey masterKey) throws SQLException {
        WorkspaceId workspace = new WorkspaceId(row.getString("workspace_id"));
        String secret = opened(masterKey, workspace, "meta-secret", row.getString("app_secret"));
        return new MetaAppCredentials(
                new MetaApp(
                        workspace,
                        row.getString("app_id"),
                        !secret.isEmpty(),
                        row.getString("graph_url"),
                        row.getString("dialog_url"),
                        row.getString("graph_version"),
                        Transaction.timeOrNull(row, "verified_at"),
                        Transaction.timeOrNull(row, "delivered_at"),
                        Transaction.timeOrNull(row, "refused_at")),
                secret,
                opened(masterKey, workspace, "meta-verify", row.getString("verify_token")));
    }

    private @Nullable String sealed(WorkspaceId workspace, String what, @Nullable String secret) {
        return secret == null || secret.isEmpty() ? secret : masterKey.seal(what + ":" + workspace.value(), secret);
    }

    private static String opened(MasterKey masterKey, WorkspaceId workspace, String what, String sealed) {
        return sealed.isEmpty()
                ? ""
                : masterKey.open(what + ":" + workspace.value(), sealed).orElse("");
    }

    private static @Nullable String orDefault(@Nullable String given, String otherwise) {
        return given != null && given.isEmpty() ? otherwise : given;
    }

    /** @param column one of ours, never a caller's */
    private static void set(Transaction transaction, WorkspaceId workspace, String column, @Nullable String value)
            throws SQLException {
        if (value != null) {
            transaction.change(
                    Sql.of("UPDATE meta_app SET " + column + " = ? WHERE workspace_id = ?", value, workspace.value()));
        }
    }

    private void ensure(Transaction transaction, WorkspaceId workspace) throws SQLException {
        MetaApp none = MetaApp.none(workspace);
        int made = transaction.change(Sql.of(
                "INSERT INTO meta_app (workspace_id, app_id, app_secret, verify_token, graph_url, dialog_url,"
                        + " graph_version, changed_at) VALUES (?, '', '', ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (workspace_id) DO NOTHING",
                workspace.value(),
                sealed(workspace, "meta-verify", secrets.token()),
                none.graphUrl(),
                none.dialogUrl(),
                none.graphVersion(),
                clock.instant()));
        if (made > 0) {
            FacebookRing.changed(transaction);
        }
    }

    private <T> Outcome<T> published(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>) {
            ring.refreshIfPossible();
        }
        return outcome;
    }
}
