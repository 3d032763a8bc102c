package dev.earshot.control;

import dev.earshot.control.Import.State;
import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The imports of bots: what their owners ask, and how far the server is with each. Thread-safe; blocks. */
public final class Imports {
    /** Of each bot the newest are kept in the list. */
    static final int KEPT = 50;

    /** Files that wait on a server's disk, for one bot. */
    static final int MAX_OPEN = 5;

    private static final int MAX_NAME = 200;

    private static final String SELECT = "SELECT import.*, account.name AS maker FROM import"
            + " JOIN bot ON bot.id = import.bot_id AND bot.deleted_at IS NULL"
            + " LEFT JOIN account ON account.id = import.made_by";

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Imports(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot that the caller may see, the newest first. */
    public List<Import> list(Caller caller, BotId bot) {
        return database.read(transaction -> transaction.list(
                Sql.of(SELECT + " WHERE import.bot_id = ?", bot.value())
                        .plus(Scope.seen(caller, "bot.workspace_id"))
                        .plus(" ORDER BY import.made_at DESC, import.id"),
                Imports::read));
    }

    public Optional<Import> find(Caller caller, BotId bot, String id) {
        return database.read(transaction -> find(transaction, bot, id, Scope.seen(caller, "bot.workspace_id")));
    }

    /** Begins one; its file is to come. */
    public Outcome<Import> create(Caller caller, BotId bot, String name, @Nullable String shape, long sizeBytes) {
        if (name.isBlank() || name.length() > MAX_NAME) {
            return Outcome.Invalid.of("name", "must have 1 to " + MAX_NAME + " characters");
        }
        return database.write(transaction -> ifChangeable(transaction, caller, bot, () -> {
            Sql open = Sql.of(
                    "SELECT COUNT(*) FROM import WHERE bot_id = ? AND state NOT IN ('DONE', 'FAILED')", bot.value());
            if (transaction.number(open) >= MAX_OPEN) {
                return Outcome.Invalid.of(
                        "name",
                        "is one more than the " + MAX_OPEN + " imports that a bot can have open: finish or delete one");
            }
            return insert(transaction, caller, bot, name.strip(), shape, sizeBytes);
        }));
    }

    private Outcome<Import> insert(
            Transaction transaction, Caller caller, BotId bot, String name, @Nullable String shape, long sizeBytes)
            throws SQLException {
        String id = secrets.importId();
        Instant now = clock.instant();
        transaction.change(Sql.of(
                "INSERT INTO import (id, bot_id, name, shape, size_bytes, received_bytes, state, problem, content_hash,"
                        + " read_bytes, total_bytes, lines, usable, faulty, events, details, position_bytes,"
                        + " position_line, brought_in, made_at, changed_at, made_by)"
                        + " VALUES (?, ?, ?, ?, ?, 0, 'UPLOADING', '', '', 0, 0, 0, 0, 0, 0, '{}', 0, 0, 0, ?, ?, ?)",
                id,
                bot.value(),
                name,
                shape,
                sizeBytes,
                now,
                now,
                account(caller)));
        return new Outcome.Done<>(find(transaction, bot, id, Sql.of("")).orElseThrow());
    }

    /** Notes how much of the file is here. */
    public void received(String id, long bytes) {
        change(id, Sql.of("received_bytes = ?", bytes));
    }

    /**
     * Goes from one state to the next, if it is still in that one.
     *
     * @return whether it was
     */
    public boolean move(String id, State from, State to, String problem) {
        return database.write(transaction -> transaction.change(Sql.of(
                        "UPDATE import SET state = ?, problem = ?, changed_at = ? WHERE id = ? AND state = ?",
                        to.name(),
                        problem,
                        clock.instant(),
                        id,
                        from.name()))
                > 0);
    }

    /** Notes what a check has found so far. */
    public void checked(String id, Import.Check check, String contentHash) {
        change(
                id,
                Sql.of(
                        "read_bytes = ?, total_bytes = ?, lines = ?, usable = ?, faulty = ?, events = ?, first_time = ?,"
                                + " last_time = ?, details = ?, content_hash = ?",
                        check.readBytes(),
                        check.totalBytes(),
                        check.lines(),
                        check.usable(),
                        check.faulty(),
                        check.events(),
                        check.first(),
                        check.last(),
                        check.detailsJson(),
                        contentHash));
    }

    /** Notes up to where it is durable. */
    public void brought(String id, Import.Brought brought) {
        change(
                id,
                Sql.of(
                        "position_bytes = ?, position_line = ?, brought_in = ?",
                        brought.bytes(),
                        brought.line(),
                        brought.events()));
    }

    /** Takes one off the list, whatever is being done with it. */
    public Outcome<Import> delete(Caller caller, BotId bot, String id) {
        return database.write(transaction -> ifChangeable(transaction, caller, bot, () -> {
            Optional<Import> found = find(transaction, bot, id, Sql.of(""));
            if (found.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            transaction.change(Sql.of("DELETE FROM import WHERE id = ?", id));
            return new Outcome.Done<>(found.get());
        }));
    }

    /** Whether the caller may bring something in, as an outcome of nothing. */
    public Outcome<BotId> mayChange(Caller caller, BotId bot) {
        return database.read(transaction -> ifChangeable(transaction, caller, bot, () -> new Outcome.Done<>(bot)));
    }

    /** The oldest that the server has to work on. */
    public Optional<Import> next() {
        return database.read(transaction -> transaction.first(
                Sql.of(SELECT + " WHERE import.state IN ('CHECKING', 'RUNNING') ORDER BY import.changed_at, import.id"),
                Imports::read));
    }

    /** As it is now; empty if it was deleted. */
    public Optional<Import> now(String id) {
        return database.read(
                transaction -> transaction.first(Sql.of(SELECT + " WHERE import.id = ?", id), Imports::read));
    }

    /** Forgets what nobody went on with since then, and what is over and has many newer ones. */
    public void tidy(Instant abandonedBefore) {
        database.write(transaction -> transaction.change(Sql.of(
                        "DELETE FROM import WHERE state IN ('UPLOADING', 'CHECKED') AND changed_at < ?",
                        abandonedBefore))
                + transaction.change(Sql.of(
                        "DELETE FROM import WHERE state IN ('DONE', 'FAILED') AND (SELECT COUNT(*) FROM import AS newer"
                                + " WHERE newer.bot_id = import.bot_id AND newer.made_at > import.made_at) >= ?",
                        KEPT)));
    }

    /** Every id, so that files of none of them can be deleted. */
    public List<String> ids() {
        return database.read(transaction -> transaction.list(Sql.of("SELECT id FROM import"), row -> row.getString(1)));
    }

    private void change(String id, Sql changes) {
        database.write(transaction -> transaction.change(Sql.of("UPDATE import SET changed_at = ?, ", clock.instant())
                .plus(changes)
                .plus(Sql.of(" WHERE id = ?", id))));
    }

    private static <T> Outcome<T> ifChangeable(
            Transaction transaction, Caller caller, BotId bot, OwnedBot.Action<T> action) throws SQLException {
        return Bots.ifChangeable(transaction, caller, bot, found -> action.run());
    }

    private static Optional<Import> find(Transaction transaction, BotId bot, String id, Sql scope) throws SQLException {
        return transaction.first(
                Sql.of(SELECT + " WHERE import.bot_id = ? AND import.id = ?", bot.value(), id)
                        .plus(scope),
                Imports::read);
    }

    private static @Nullable String account(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> null;
            case Caller.Member(AccountId id) -> id.value();
        };
    }

    private static Import read(ResultSet row) throws SQLException {
        return new Import(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                row.getString("name"),
                row.getString("shape"),
                row.getLong("size_bytes"),
                row.getLong("received_bytes"),
                State.valueOf(row.getString("state")),
                row.getString("problem"),
                row.getString("content_hash"),
                new Import.Check(
                        row.getLong("read_bytes"),
                        row.getLong("total_bytes"),
                        row.getLong("lines"),
                        row.getLong("usable"),
                        row.getLong("faulty"),
                        row.getLong("events"),
                        Transaction.timeOrNull(row, "first_time"),
                        Transaction.timeOrNull(row, "last_time"),
                        row.getString("details")),
                new Import.Brought(
                        row.getLong("position_bytes"), row.getLong("position_line"), row.getLong("brought_in")),
                Transaction.time(row, "made_at"),
                Transaction.time(row, "changed_at"),
                row.getString("maker"));
    }
}
