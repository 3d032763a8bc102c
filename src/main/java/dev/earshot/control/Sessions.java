package dev.earshot.control;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is signed in to the console. Kept in the database, so any process serves any person and a restart signs nobody
 * out. Thread-safe; blocks.
 */
public final class Sessions {
    static final Duration LONGEST = Duration.ofDays(14);
    static final Duration LONGEST_IDLE = Duration.ofDays(3);
    /** How stale the time of the last visit may be: each update is a synced write. */
    static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    /** Of one account; the oldest goes when another begins. */
    static final int MAX_SESSIONS = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Sessions(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Begins a session with a token never used before, whatever the browser sent; clears away expired ones. */
    NewSession begin(Account account) {
        String token = secrets.token();
        Instant now = Transaction.toMillis(clock.instant());
        Instant end = now.plus(LONGEST);
        database.write(transaction -> {
            clearAway(transaction, account.id(), now);
            return transaction.change(Sql.of(
                    "INSERT INTO console_session (token_hash, account_id, created_at, last_seen_at, expires_at)"
                            + " VALUES (?, ?, ?, ?, ?)",
                    Sha256.of(token).hexadecimal(),
                    account.id().value(),
                    now,
                    now,
                    end));
        });
        return new NewSession(token, new Session(account, csrfToken(token), end));
    }

    /** The session that a cookie's token names, unless it has expired; notes the visit. */
    public Optional<Session> find(String token) {
        Instant now = clock.instant();
        Optional<Found> found = database.read(transaction -> transaction.first(
                Sql.of(
                        "SELECT " + Accounts.COLUMNS + ", last_seen_at, expires_at"
                                + " FROM console_session JOIN account ON account.id = console_session.account_id"
                                + " WHERE token_hash = ? AND expires_at > ? AND last_seen_at > ?",
                        Sha256.of(token).hexadecimal(),
                        now,
                        now.minus(LONGEST_IDLE)),
                row -> found(row, token)));
        found.filter(session -> !now.isBefore(session.lastSeenAt.plus(TOUCH_EVERY)))
                .ifPresent(session -> touch(token, now));
        return found.map(Found::session);
    }

    /** Signs out. */
    public void end(String token) {
        database.write(transaction -> transaction.change(Sql.of(
                "DELETE FROM console_session WHERE token_hash = ?",
                Sha256.of(token).hexadecimal())));
    }

    /** Signs a person out everywhere; says of how many sessions. */
    public int endAll(AccountId account) {
        return database.write(transaction -> endAll(transaction, account));
    }

    static int endAll(Transaction transaction, AccountId account) throws SQLException {
        return transaction.change(Sql.of("DELETE FROM console_session WHERE account_id = ?", account.value()));
    }

    private record Found(Session session, Instant lastSeenAt) {}

    private static Found found(ResultSet row, String token) throws SQLException {
        return new Found(
                new Session(Accounts.account(row), csrfToken(token), Transaction.time(row, "expires_at")),
                Transaction.time(row, "last_seen_at"));
    }

    private void touch(String token, Instant now) {
        try {
            database.write(transaction -> transaction.change(Sql.of(
                    "UPDATE console_session SET last_seen_at = ? WHERE token_hash = ? AND last_seen_at < ?",
                    now,
                    Sha256.of(token).hexadecimal(),
                    now)));
        } catch (ControlUnavailableException e) {
            // With a full disk the console must still open: it is where the operator reads that the disk is full.
            LOG.warn("The time of a visit could not be noted: {}", e.getMessage());
        }
    }

    private static void clearAway(Transaction transaction, AccountId account, Instant now) throws SQLException {
        transaction.change(Sql.of(
                "DELETE FROM console_session WHERE expires_at <= ? OR last_seen_at <= ?",
                now,
                now.minus(LONGEST_IDLE)));
        transaction.change(Sql.of(
                "DELETE FROM console_session WHERE account_id = ? AND token_hash NOT IN ("
                        + "SELECT token_hash FROM console_session WHERE account_id = ?"
                        + " ORDER BY created_at DESC, token_hash LIMIT " + (MAX_SESSIONS - 1) + ")",
                account.value(),
                account.value()));
    }

    /**
     * Derived from the session's token, which only the browser holds, so there is nothing more to store; and it tells
     * nothing about that token to a page or a log that shows it.
     */
    private static String csrfToken(String token) {
        try {
            Mac hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = hmac.doFinal("csrf".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
