package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The audiences that were saved for bots. Thread-safe; blocks. */
public final class Audiences {
    static final int MAX_AUDIENCES = 200;
    private static final int MAX_DEFINITION = 50_000;
    private static final String WHAT = "audiences";

    private static final String SELECT = "SELECT audience.id, audience.name, audience.definition, audience.created_at,"
            + " creator.name AS created_by, audience.changed_at, changer.name AS changed_by FROM audience"
            + " LEFT JOIN account creator ON creator.id = audience.created_by"
            + " LEFT JOIN account changer ON changer.id = audience.changed_by WHERE audience.bot_id = ?";

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Audiences(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, by name; empty if the caller sees no such bot. */
    public Optional<List<Audience>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(select(transaction, bot, Sql.of("")))
                : Optional.empty());
    }

    /** Empty if there is none, or the caller does not see its bot. */
    public Optional<Audience> find(Caller caller, BotId bot, String id) {
        return database.read(transaction ->
                OwnedBot.isSeen(transaction, caller, bot) ? one(transaction, bot, id) : Optional.empty());
    }

    /** @param definition read and checked already */
    public Outcome<Audience> create(Caller caller, BotId bot, String name, String definition) {
        List<FieldFault> faults = faults(name, definition);
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, WHAT, () -> {
            if (transaction.number(Sql.of("SELECT COUNT(*) FROM audience WHERE bot_id = ?", bot.value()))
                    >= MAX_AUDIENCES) {
                return Outcome.Invalid.of("name", "is of one more than the " + MAX_AUDIENCES + " a bot can have");
            }
            String id = secrets.audienceId();
            transaction.change(Sql.of(
                    "INSERT INTO audience (id, bot_id, name, definition, created_at, created_by, changed_at,"
                            + " changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    bot.value(),
                    name.strip(),
                    definition,
                    clock.instant(),
                    account(caller),
                    clock.instant(),
                    account(caller)));
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    public Outcome<Audience> update(Caller caller, BotId bot, String id, String name, String definition) {
        List<FieldFault> faults = faults(name, definition);
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, WHAT, () -> {
            if (one(transaction, bot, id).isEmpty()) {
                return new Outcome.NotFound<>();
            }
            transaction.change(Sql.of(
                    "UPDATE audience SET name = ?, definition = ?, changed_at = ?, changed_by = ? WHERE id = ?",
                    name.strip(),
                    definition,
                    clock.instant(),
                    account(caller),
                    id));
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    /** What it was. */
    public Outcome<Audience> delete(Caller caller, BotId bot, String id) {
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, WHAT, () -> {
            Optional<Audience> before = one(transaction, bot, id);
            if (before.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            transaction.change(Sql.of("DELETE FROM audience WHERE id = ?", id));
            return new Outcome.Done<>(before.get());
        }));
    }

    private static List<FieldFault> faults(String name, String definition) {
        List<FieldFault> faults = new ArrayList<>();
        TextRules.label("name", name).ifPresent(faults::add);
        if (definition.isEmpty() || definition.length() > MAX_DEFINITION) {
            faults.add(new FieldFault("definition", "must have 1 to " + MAX_DEFINITION + " characters"));
        }
        return faults;
    }

    private static @Nullable String account(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> null;
            case Caller.Member(AccountId id) -> id.value();
        };
    }

    private static Optional<Audience> one(Transaction transaction, BotId bot, String id) throws SQLException {
        return select(transaction, bot, Sql.of(" AND audience.id = ?", id)).stream()
                .findFirst();
    }

    private static List<Audience> select(Transaction transaction, BotId bot, Sql which) throws SQLException {
        return transaction.list(
                Sql.of(SELECT, bot.value()).plus(which).plus(" ORDER BY LOWER(audience.name), audience.id"),
                Audiences::audience);
    }

    private static Audience audience(ResultSet row) throws SQLException {
        return new Audience(
                row.getString("id"),
                row.getString("name"),
                row.getString("definition"),
                Transaction.time(row, "created_at"),
                row.getString("created_by"),
                Transaction.time(row, "changed_at"),
                row.getString("changed_by"));
    }
}
