package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How people take over from bots, and the secrets for it. Thread-safe; blocks. */
public final class TakeoverSetup {
    private static final String SELECT = "SELECT * FROM takeover_setting WHERE bot_id = ?";

    private final ControlDb database;
    private final MasterKey masterKey;

    public TakeoverSetup(ControlDb database, MasterKey masterKey) {
        this.database = database;
        this.masterKey = masterKey;
    }

    /** Empty if the caller sees no such bot. */
    public Optional<TakeoverSettings> find(Caller caller, BotId bot) {
        return database.read(transaction ->
                OwnedBot.isSeen(transaction, caller, bot) ? Optional.of(settings(transaction, bot)) : Optional.empty());
    }

    public Outcome<TakeoverSettings> change(Caller caller, BotId bot, TakeoverChanges changes) {
        List<FieldFault> faults = changes.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            ensure(transaction, bot);
            set(transaction, bot, "pause_url", changes.pauseUrl());
            set(transaction, bot, "send_url", changes.sendUrl());
            set(transaction, bot, "graph_url", orDefault(changes.graphUrl(), TakeoverSettings.GRAPH_URL));
            set(transaction, bot, "graph_version", orDefault(changes.graphVersion(), TakeoverSettings.GRAPH_VERSION));
            set(transaction, bot, "page_token", sealed(bot, "page-token", changes.pageToken()));
            set(transaction, bot, "api_key", sealed(bot, "api-key", changes.apiKey()));
            set(transaction, bot, "idle_minutes", changes.idleMinutes());
            return new Outcome.Done<>(settings(transaction, bot));
        }));
    }

    /** Makes the secret that calls are signed with from now on; one that was there before no longer counts. */
    public Outcome<String> newSecret(Caller caller, BotId bot) {
        return database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            ensure(transaction, bot);
            transaction.change(Sql.of(
                    "UPDATE takeover_setting SET signing_made = signing_made + 1, signing = signing_made + 1"
                            + " WHERE bot_id = ?",
                    bot.value()));
            long number =
                    transaction.number(Sql.of("SELECT signing FROM takeover_setting WHERE bot_id = ?", bot.value()));
            return new Outcome.Done<>(secret(bot, number));
        }));
    }

    /** Calls are no longer signed. */
    public Outcome<TakeoverSettings> dropSecret(Caller caller, BotId bot) {
        return database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            transaction.change(Sql.of("UPDATE takeover_setting SET signing = 0 WHERE bot_id = ?", bot.value()));
            return new Outcome.Done<>(settings(transaction, bot));
        }));
    }

    /** For calls that are made in the bot's name, once it is known that they may be. */
    public TakeoverCredentials credentials(BotId bot) {
        return database.read(transaction -> transaction
                .first(Sql.of(SELECT, bot.value()), row -> {
                    long signing = row.getLong("signing");
                    return new TakeoverCredentials(
                            settings(row),
                            signing == 0 ? null : secret(bot, signing),
                            opened(bot, "page-token", row.getString("page_token")),
                            opened(bot, "api-key", row.getString("api_key")));
                })
                .orElse(new TakeoverCredentials(TakeoverSettings.DEFAULT, null, null, null)));
    }

    private String secret(BotId bot, long number) {
        return masterKey.derive("takeover:" + bot.value() + ":" + number);
    }

    /** Null stays null, and an empty text empty. */
    private @Nullable String sealed(BotId bot, String what, @Nullable String secret) {
        return secret == null || secret.isEmpty() ? secret : masterKey.seal(what + ":" + bot.value(), secret);
    }

    private @Nullable String opened(BotId bot, String what, @Nullable String sealed) {
        return sealed == null || sealed.isEmpty()
                ? null
                : masterKey.open(what + ":" + bot.value(), sealed).orElse(null);
    }

    private static @Nullable String orDefault(@Nullable String given, String otherwise) {
        return given != null && given.isEmpty() ? otherwise : given;
    }

    /** @param column one of ours, never a caller's */
    private static void set(Transaction transaction, BotId bot, String column, @Nullable Object value)
            throws SQLException {
        if (value != null) {
            transaction.change(
                    Sql.of("UPDATE takeover_setting SET " + column + " = ? WHERE bot_id = ?", value, bot.value()));
        }
    }

    private static void ensure(Transaction transaction, BotId bot) throws SQLException {
        TakeoverSettings initial = TakeoverSettings.DEFAULT;
        transaction.change(Sql.of(
                "INSERT INTO takeover_setting (bot_id, pause_url, send_url, signing, signing_made, graph_url,"
                        + " graph_version, idle_minutes) VALUES (?, '', '', 0, 0, ?, ?, ?) ON CONFLICT (bot_id) DO NOTHING",
                bot.value(),
                initial.graphUrl(),
                initial.graphVersion(),
                initial.idle().toMinutes()));
    }

    private static TakeoverSettings settings(Transaction transaction, BotId bot) throws SQLException {
        return transaction
                .first(Sql.of(SELECT, bot.value()), TakeoverSetup::settings)
                .orElse(TakeoverSettings.DEFAULT);
    }

    private static TakeoverSettings settings(ResultSet row) throws SQLException {
        return new TakeoverSettings(
                row.getString("pause_url"),
                row.getString("send_url"),
                row.getLong("signing") > 0,
                isThere(row.getString("page_token")),
                isThere(row.getString("api_key")),
                row.getString("graph_url"),
                row.getString("graph_version"),
                Duration.ofMinutes(row.getLong("idle_minutes")));
    }

    private static boolean isThere(@Nullable String sealed) {
        return sealed != null && !sealed.isEmpty();
    }
}
