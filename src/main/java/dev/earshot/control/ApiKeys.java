package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The statements about API keys. Who may run them is decided before. */
final class ApiKeys {
    static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    /** Each rotation leaves one more key working for a while: a bound, so that a script can't fill the key ring. */
    static final int MAX_WORKING = 10;
    /** How long a dead key can still be told from an unknown one. */
    private static final Duration REMEMBERED = Duration.ofDays(90);
    /** And how many of a bot's dead keys at most. */
    private static final int MAX_DEAD = 20;

    private ApiKeys() {}

    /** Stores a new key and returns it in plain, for the only time. */
    static String insert(Transaction transaction, Secrets secrets, BotId bot, Instant now) throws SQLException {
        String plain = secrets.apiKey();
        transaction.change(Sql.of(
                "INSERT INTO api_key (id, bot_id, key_hash, last4, created_at) VALUES (?, ?, ?, ?, ?)",
                secrets.apiKeyId(),
                bot.value(),
                Sha256.of(plain).hexadecimal(),
                plain.substring(plain.length() - 4),
                now));
        KeyRing.changed(transaction);
        return plain;
    }

    /** Lets every key that would work longer stop at {@code end}. */
    static void expire(Transaction transaction, BotId bot, Instant end) throws SQLException {
        transaction.change(Sql.of(
                "UPDATE api_key SET expires_at = ? WHERE bot_id = ? AND (expires_at IS NULL OR expires_at > ?)",
                end,
                bot.value(),
                end));
    }

    static long working(Transaction transaction, BotId bot, Instant now) throws SQLException {
        return transaction.number(Sql.of(
                "SELECT COUNT(*) FROM api_key WHERE bot_id = ? AND (expires_at IS NULL OR expires_at > ?)",
                bot.value(),
                now));
    }

    static void forgetLongDead(Transaction transaction, BotId bot, Instant now) throws SQLException {
        transaction.change(
                Sql.of("DELETE FROM api_key WHERE bot_id = ? AND expires_at <= ?", bot.value(), now.minus(REMEMBERED)));
        transaction.change(Sql.of(
                "DELETE FROM api_key WHERE bot_id = ? AND expires_at <= ? AND id NOT IN (SELECT id FROM api_key"
                        + " WHERE bot_id = ? AND expires_at <= ? ORDER BY expires_at DESC, id LIMIT " + MAX_DEAD + ")",
                bot.value(),
                now,
                bot.value(),
                now));
    }

    static List<ApiKey> list(Transaction transaction, BotId bot, Instant now) throws SQLException {
        return transaction.list(
                Sql.of(
                        "SELECT id, last4, created_at, expires_at, last_used_at FROM api_key"
                                + " WHERE bot_id = ? AND (expires_at IS NULL OR expires_at > ?)"
                                + " ORDER BY created_at DESC, id",
                        bot.value(),
                        now),
                row -> new ApiKey(
                        row.getString("id"),
                        row.getString("last4"),
                        Transaction.time(row, "created_at"),
                        Transaction.timeOrNull(row, "expires_at"),
                        Transaction.timeOrNull(row, "last_used_at")));
    }
}
