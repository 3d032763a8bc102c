package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logins at Meta that are under way: {@code state} is good once, for a quarter of an hour, and only from the browser session
 * that began. Thread-safe; blocks.
 */
public final class FacebookLogins {
    static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final String SELECT = "SELECT facebook_login.* FROM facebook_login"
            + " JOIN bot ON bot.id = bot_id AND bot.deleted_at IS NULL WHERE session_hash = ? AND expires_at > ?";

    private final ControlDb database;
    private final MasterKey masterKey;
    private final Secrets secrets;
    private final InstantSource clock;

    public FacebookLogins(ControlDb database, MasterKey masterKey, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.masterKey = masterKey;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A login.
     *
     * @param redirectUri to which Meta answers; the exchange of the code must name the same
     * @param token of the person; empty before they logged in
     * @param granted the permissions that they granted
     */
    public record Login(String id, BotId bot, String redirectUri, String token, String person, List<String> granted) {
        @Override
        public String toString() {
            return "Login[" + id + "]"; // never the token
        }
    }

    /** @return the state to send along */
    public Outcome<String> begin(Caller caller, BotId bot, String sessionToken, String redirectUri) {
        return database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            Instant now = clock.instant();
            String state = secrets.token();
            transaction.change(Sql.of("DELETE FROM facebook_login WHERE expires_at <= ?", now));
            transaction.change(Sql.of(
                    "INSERT INTO facebook_login (id, state_hash, session_hash, bot_id, redirect_uri, expires_at, person_id,"
                            + " granted) VALUES (?, ?, ?, ?, ?, ?, '', '')",
                    secrets.facebookLoginId(),
                    Sha256.of(state).hexadecimal(),
                    Sha256.of(sessionToken).hexadecimal(),
                    bot.value(),
                    redirectUri,
                    now.plus(LIFETIME)));
            return new Outcome.Done<>(state);
        }));
    }

    /** The login that this state began; nobody can take it again. Empty if it is old, used, or another browser's. */
    public Optional<Login> take(String state, String sessionToken) {
        return database.write(transaction -> {
            Optional<Login> found = transaction.first(
                    bySession(sessionToken)
                            .plus(Sql.of(" AND state_hash = ?", Sha256.of(state).hexadecimal())),
                    this::login);
            if (found.isPresent()) {
                transaction.change(Sql.of(
                        "UPDATE facebook_login SET state_hash = NULL WHERE id = ?",
                        found.get().id()));
            }
            return found;
        });
    }

    /** The person logged in: keeps what is needed until the pages are chosen. */
    public void loggedIn(Login login, String token, String person, List<String> granted) {
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE facebook_login SET token = ?, person_id = ?, granted = ? WHERE id = ?",
                masterKey.seal(purpose(login.id()), token),
                person,
                String.join(",", granted),
                login.id())));
    }

    /** One in which the person has logged in. */
    public Optional<Login> find(BotId bot, String id, String sessionToken) {
        return database.read(transaction -> transaction
                .first(
                        bySession(sessionToken)
                                .plus(Sql.of(" AND facebook_login.id = ? AND bot_id = ?", id, bot.value())),
                        this::login)
                .filter(login -> !login.token().isEmpty()));
    }

    public void end(Login login) {
        database.write(
                transaction -> transaction.change(Sql.of("DELETE FROM facebook_login WHERE id = ?", login.id())));
    }

    private Sql bySession(String sessionToken) {
        return Sql.of(SELECT, Sha256.of(sessionToken).hexadecimal(), clock.instant());
    }

    private static String purpose(String id) {
        return "facebook-login:" + id;
    }

    private Login login(ResultSet row) throws SQLException {
        String id = row.getString("id");
        @Nullable String token = row.getString("token");
        String granted = row.getString("granted");
        return new Login(
                id,
                new BotId(row.getString("bot_id")),
                row.getString("redirect_uri"),
                token == null ? "" : masterKey.open(purpose(id), token).orElse(""),
                row.getString("person_id"),
                granted.isEmpty() ? List.of() : List.of(granted.split(",", -1)));
    }
}
