package dev.earshot.control;

import dev.earshot.control.Postback.Format;
import dev.earshot.control.Postback.Trigger;
import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The postbacks of bots. Their addresses often hold secrets of partners, so that only those see them who may change
 * campaigns. Thread-safe; blocks.
 */
public final class Postbacks {
    static final int MAX_POSTBACKS = 30;

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Postbacks(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, the oldest first. */
    public Outcome<List<Postback>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.ifChangeable(
                transaction, caller, bot, () -> new Outcome.Done<>(select(transaction, of(bot)))));
    }

    public Outcome<Postback> find(Caller caller, BotId bot, String id) {
        return database.read(
                transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> one(transaction, bot, id)));
    }

    /** @param position where the event log ends now: what came before is none of its business */
    public Outcome<Postback> create(Caller caller, BotId bot, PostbackDraft draft, String position) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (transaction.number(Sql.of("SELECT COUNT(*) FROM postback WHERE bot_id = ?", bot.value()))
                    >= MAX_POSTBACKS) {
                return Outcome.Invalid.of("name", "is of one more than the " + MAX_POSTBACKS + " a bot can have");
            }
            if (!transaction.exists(Sql.of("SELECT 1 FROM postback"))) {
                PostbackReading.begin(transaction, position, clock.instant());
            }
            String id = secrets.postbackId();
            transaction.change(Sql.of(
                    "INSERT INTO postback (id, bot_id, name, fires_on, event_name, url, format, body, delay_seconds,"
                            + " with_organic, networks, is_paused, missed, created_at)"
                            + " VALUES (?, ?, '', '', '', '', '', '', 0, 0, '', 0, 0, ?)",
                    id,
                    bot.value(),
                    clock.instant()));
            set(transaction, id, draft);
            return one(transaction, bot, id);
        }));
    }

    public Outcome<Postback> update(Caller caller, BotId bot, String id, PostbackDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            if (one(transaction, bot, id) instanceof Outcome.Done<Postback>) {
                set(transaction, id, draft);
            }
            return one(transaction, bot, id);
        }));
    }

    /** With all that waits for it, and its log. */
    public Outcome<Postback> delete(Caller caller, BotId bot, String id) {
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Outcome<Postback> found = one(transaction, bot, id);
            if (found instanceof Outcome.Done<Postback>) {
                transaction.change(Sql.of("DELETE FROM postback WHERE id = ?", id));
            }
            return found;
        }));
    }

    /** Those of all bots, for whoever fires them. */
    public List<Postback> all() {
        return database.read(transaction ->
                select(transaction, Sql.of(" JOIN bot ON bot.id = postback.bot_id WHERE bot.deleted_at IS NULL")));
    }

    /** Those that are not paused and have something to be sent now, for whoever sends it. */
    public List<Postback> due() {
        return database.read(transaction -> select(
                transaction,
                Sql.of(
                        " JOIN bot ON bot.id = postback.bot_id WHERE bot.deleted_at IS NULL AND is_paused = 0"
                                + " AND EXISTS (SELECT 1 FROM postback_delivery WHERE postback_id = postback.id"
                                + " AND next_at <= ?)",
                        clock.instant())));
    }

    private static Sql of(BotId bot) {
        return Sql.of(" WHERE postback.bot_id = ?", bot.value());
    }

    private static Outcome<Postback> one(Transaction transaction, BotId bot, String id) throws SQLException {
        Optional<Postback> found = select(transaction, of(bot).plus(Sql.of(" AND postback.id = ?", id))).stream()
                .findFirst();
        return found.isPresent() ? new Outcome.Done<>(found.get()) : new Outcome.NotFound<>();
    }

    private static void set(Transaction transaction, String id, PostbackDraft draft) throws SQLException {
        transaction.change(Sql.of(
                "UPDATE postback SET name = ?, fires_on = ?, event_name = ?, url = ?, format = ?, body = ?,"
                        + " delay_seconds = ?, with_organic = ?, networks = ?, is_paused = ? WHERE id = ?",
                draft.name().strip(),
                draft.trigger().name(),
                draft.trigger() == Trigger.EVENT ? draft.eventName() : "",
                draft.url(),
                draft.format().name(),
                draft.format() == Format.GET ? "" : draft.body(),
                draft.delay().toSeconds(),
                draft.withOrganic() ? 1 : 0,
                String.join("\n", draft.networks()),
                draft.isPaused() ? 1 : 0,
                id));
    }

    private static List<Postback> select(Transaction transaction, Sql which) throws SQLException {
        return transaction.list(
                Sql.of("SELECT postback.* FROM postback")
                        .plus(which)
                        .plus(" ORDER BY postback.created_at, postback.id"),
                Postbacks::postback);
    }

    private static Postback postback(ResultSet row) throws SQLException {
        return new Postback(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                row.getString("name"),
                Trigger.valueOf(row.getString("fires_on")),
                row.getString("event_name"),
                row.getString("url"),
                Format.valueOf(row.getString("format")),
                row.getString("body"),
                Duration.ofSeconds(row.getLong("delay_seconds")),
                row.getLong("with_organic") == 1,
                row.getString("networks").lines().toList(),
                row.getLong("is_paused") == 1,
                row.getLong("missed"),
                Transaction.time(row, "created_at"));
    }
}
