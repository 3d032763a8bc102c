package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who has a conversation: its bot, or a person. Taking over raises the conversation's epoch, and only who holds the newest
 * may send; so two people can never both answer. Thread-safe; blocks.
 */
public final class Takeovers {
    private static final int MAX_USER = 512;
    private static final int MAX_PERIODS = 200;
    private static final String SELECT = "SELECT takeover.* FROM takeover WHERE takeover.bot_id = ? AND user_id = ?";

    private final ControlDb database;
    private final PauseDeliveries deliveries;
    private final InstantSource clock;

    public Takeovers(ControlDb database, PauseDeliveries deliveries, InstantSource clock) {
        this.database = database;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Takes a conversation over from its bot, or from whoever has it.
     *
     * @param name the caller's
     * @param from the epoch of the person to take it from, as the caller saw it; null to take it from the bot
     * @param pauseBody what the bot is told; null if it has no Pause URL
     */
    public Outcome<Taking> take(
            Caller caller, BotId bot, String user, String name, @Nullable Long from, @Nullable String pauseBody) {
        if (user.isBlank() || user.length() > MAX_USER) {
            return Outcome.Invalid.of("userId", "must have 1 to " + MAX_USER + " characters");
        }
        return database.write(transaction -> ifWorking(transaction, caller, bot, () -> {
            Takeover current = open(transaction, bot, user).orElse(null);
            if (current != null && current.isHeldBy(caller)) {
                return new Taking.Done(current, null);
            }
            if (current == null ? from != null : from == null || from != current.epoch()) {
                return new Taking.Conflict(current);
            }
            Instant now = clock.instant();
            if (current != null) {
                end(transaction, current, Takeover.End.TAKEN_OVER, now);
            }
            Takeover taken = insert(transaction, caller, bot, user, name, now);
            return new Taking.Done(
                    taken,
                    pauseBody == null
                            ? null
                            : deliveries.insert(transaction, bot, user, taken.epoch(), true, pauseBody, now));
        }));
    }

    /** Gives a conversation back to its bot. Whoever may work here may do so: a person who left must not block it. */
    public Outcome<Taking> giveBack(Caller caller, BotId bot, String user, long epoch, @Nullable String pauseBody) {
        return database.write(transaction -> ifWorking(transaction, caller, bot, () -> {
            Takeover current = open(transaction, bot, user).orElse(null);
            return current == null || current.epoch() != epoch
                    ? new Taking.Conflict(current)
                    : ended(transaction, current, Takeover.End.GIVEN_BACK, pauseBody);
        }));
    }

    /** Those in which nobody said anything for as long as their bots' settings say. */
    public List<Takeover> idle() {
        Sql sql = Sql.of(
                "SELECT takeover.* FROM takeover LEFT JOIN takeover_setting s ON s.bot_id = takeover.bot_id"
                        + " WHERE ended_at IS NULL AND active_at + COALESCE(s.idle_minutes, ?) * 60000 <= ?"
                        + " ORDER BY active_at LIMIT 100",
                TakeoverSettings.IDLE_MINUTES,
                clock.instant());
        return database.read(transaction -> transaction.list(sql, Takeovers::takeover));
    }

    /** Ends one that is idle, unless its person said something just now. */
    public Taking endIdle(Takeover idle, @Nullable String pauseBody) {
        return database.write(transaction -> {
            Takeover current = open(transaction, idle.bot(), idle.user()).orElse(null);
            return current != null && current.equals(idle)
                    ? ended(transaction, current, Takeover.End.IDLE, pauseBody)
                    : new Taking.Conflict(current);
        });
    }

    /** The newest of a conversation, whether it lasts or not. For bots that the caller may see. */
    public Optional<Takeover> newest(BotId bot, String user) {
        return database.read(transaction -> newest(transaction, bot, user));
    }

    /** The newest of a conversation, the latest first. For bots that the caller may see. */
    public List<Takeover> periods(BotId bot, String user) {
        return database.read(transaction -> transaction.list(
                Sql.of(SELECT + " ORDER BY epoch DESC LIMIT " + MAX_PERIODS, bot.value(), user), Takeovers::takeover));
    }

    /** Whether the caller may take conversations over. */
    public boolean mayTake(Caller caller, BotId bot) {
        return database.read(transaction -> isWorking(transaction, caller, bot));
    }

    interface Action<T> {
        T run() throws SQLException;
    }

    static <T> Outcome<T> ifWorking(Transaction transaction, Caller caller, BotId bot, Action<T> action)
            throws SQLException {
        if (isWorking(transaction, caller, bot)) {
            return new Outcome.Done<>(action.run());
        }
        return OwnedBot.isSeen(transaction, caller, bot)
                ? new Outcome.Refused<>("your role in this workspace may only look")
                : new Outcome.NotFound<>();
    }

    private static boolean isWorking(Transaction transaction, Caller caller, BotId bot) throws SQLException {
        return transaction.exists(Sql.of("SELECT 1 FROM bot WHERE bot.id = ? AND deleted_at IS NULL", bot.value())
                .plus(Scope.worked(caller, "bot.workspace_id")));
    }

    static Optional<Takeover> open(Transaction transaction, BotId bot, String user) throws SQLException {
        return transaction.first(Sql.of(SELECT + " AND ended_at IS NULL", bot.value(), user), Takeovers::takeover);
    }

    private static Optional<Takeover> newest(Transaction transaction, BotId bot, String user) throws SQLException {
        return transaction.first(
                Sql.of(SELECT + " ORDER BY epoch DESC LIMIT 1", bot.value(), user), Takeovers::takeover);
    }

    private static Takeover insert(
            Transaction transaction, Caller caller, BotId bot, String user, String name, Instant now)
            throws SQLException {
        long epoch = newest(transaction, bot, user).map(Takeover::epoch).orElse(0L) + 1;
        Instant at = Transaction.toMillis(now);
        Takeover taken = new Takeover(bot, user, epoch, Takeover.holder(caller), name, at, at, null);
        transaction.change(Sql.of(
                "INSERT INTO takeover (bot_id, user_id, epoch, holder, holder_name, taken_at, active_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                bot.value(),
                user,
                epoch,
                taken.holder(),
                name,
                at,
                at));
        return taken;
    }

    private Taking.Done ended(
            Transaction transaction, Takeover current, Takeover.End reason, @Nullable String pauseBody)
            throws SQLException {
        Instant now = clock.instant();
        Takeover ended = end(transaction, current, reason, now);
        return new Taking.Done(
                ended,
                pauseBody == null
                        ? null
                        : deliveries.insert(
                                transaction, ended.bot(), ended.user(), ended.epoch(), false, pauseBody, now));
    }

    private static Takeover end(Transaction transaction, Takeover current, Takeover.End reason, Instant now)
            throws SQLException {
        transaction.change(Sql.of(
                "UPDATE takeover SET ended_at = ?, end_reason = ? WHERE bot_id = ? AND user_id = ? AND epoch = ?",
                now,
                reason.name(),
                current.bot().value(),
                current.user(),
                current.epoch()));
        return new Takeover(
                current.bot(),
                current.user(),
                current.epoch(),
                current.holder(),
                current.holderName(),
                current.takenAt(),
                current.activeAt(),
                Transaction.toMillis(now));
    }

    private static Takeover takeover(ResultSet row) throws SQLException {
        return new Takeover(
                new BotId(row.getString("bot_id")),
                row.getString("user_id"),
                row.getLong("epoch"),
                row.getString("holder"),
                row.getString("holder_name"),
                Transaction.time(row, "taken_at"),
                Transaction.time(row, "active_at"),
                Transaction.timeOrNull(row, "ended_at"));
    }
}
