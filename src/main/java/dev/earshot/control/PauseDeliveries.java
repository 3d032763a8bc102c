package dev.earshot.control;

import dev.earshot.control.PauseDelivery.State;
import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox of calls to Pause URLs, and the log of what became of them. Thread-safe; blocks. */
public final class PauseDeliveries {
    private static final int SHOWN = 50;
    private static final Outbox OUTBOX = new Outbox("pause_delivery");

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public PauseDeliveries(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Notes what is to be sent, within the change that it tells of. What waited for the same conversation is outdated. */
    String insert(
            Transaction transaction, BotId bot, String user, long epoch, boolean isPaused, String body, Instant now)
            throws SQLException {
        transaction.change(Sql.of(
                "UPDATE pause_delivery SET state = 'OUTDATED', next_at = NULL"
                        + " WHERE bot_id = ? AND user_id = ? AND state = 'WAITING'",
                bot.value(),
                user));
        transaction.change(Sql.of(
                "DELETE FROM pause_delivery WHERE bot_id = ? AND made_at < ? AND next_at IS NULL",
                bot.value(),
                now.minus(Outbox.KEPT)));
        String id = secrets.deliveryId();
        transaction.change(Sql.of(
                "INSERT INTO pause_delivery (id, bot_id, user_id, epoch, paused, body, state, attempts, made_at, next_at,"
                        + " answer) VALUES (?, ?, ?, ?, ?, ?, 'WAITING', 0, ?, ?, '')",
                id,
                bot.value(),
                user,
                epoch,
                isPaused ? 1 : 0,
                body,
                now,
                now));
        return id;
    }

    /** Notes a call that only tries whether the bot answers. */
    public Outcome<String> insertTest(Caller caller, BotId bot, String body) {
        return database.write(transaction -> Bots.ifChangeable(
                transaction,
                caller,
                bot,
                found -> new Outcome.Done<>(insert(transaction, bot, "", 0, false, body, clock.instant()))));
    }

    /** Those to be tried now, oldest first. */
    public List<String> due(int limit) {
        Sql sql = Sql.of(
                "SELECT id FROM pause_delivery WHERE next_at IS NOT NULL AND next_at <= ? ORDER BY next_at LIMIT ?",
                clock.instant(),
                limit);
        return database.read(transaction -> transaction.list(sql, row -> row.getString("id")));
    }

    public Optional<PauseDelivery> find(String id) {
        return database.read(transaction ->
                transaction.first(Sql.of("SELECT * FROM pause_delivery WHERE id = ?", id), PauseDeliveries::delivery));
    }

    /** The newest of a conversation. For bots that the caller may see. */
    public Optional<PauseDelivery> newest(BotId bot, String user) {
        Sql sql = Sql.of(
                "SELECT * FROM pause_delivery WHERE bot_id = ? AND user_id = ? ORDER BY made_at DESC, epoch DESC LIMIT 1",
                bot.value(),
                user);
        return database.read(transaction -> transaction.first(sql, PauseDeliveries::delivery));
    }

    /** The newest of a bot, newest first; empty if the caller sees no such bot. */
    public Optional<List<PauseDelivery>> list(Caller caller, BotId bot) {
        Sql sql = Sql.of(
                "SELECT * FROM pause_delivery WHERE bot_id = ? ORDER BY made_at DESC, id LIMIT " + SHOWN, bot.value());
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(transaction.list(sql, PauseDeliveries::delivery))
                : Optional.empty());
    }

    /**
     * Notes that it was tried. One that was outdated meanwhile stays so.
     *
     * @param nextAt null if it is over
     */
    public void tried(String id, State state, @Nullable Integer status, String answer, @Nullable Instant nextAt) {
        database.write(transaction -> {
            OUTBOX.tried(transaction, id, state.name(), status, answer, nextAt, clock.instant());
            return id;
        });
    }

    private static PauseDelivery delivery(ResultSet row) throws SQLException {
        return new PauseDelivery(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                row.getString("user_id"),
                row.getLong("epoch"),
                row.getLong("paused") == 1,
                row.getString("body"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Transaction.time(row, "made_at"),
                Transaction.timeOrNull(row, "tried_at"),
                Transaction.timeOrNull(row, "next_at"),
                Outbox.status(row),
                row.getString("answer"));
    }
}
