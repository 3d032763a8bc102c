package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bots and their API keys. Thread-safe; blocks. */
public final class Bots {
    /** More are a runaway script, not a team. */
    static final int MAX_BOTS = 1_000;

    private static final String COLUMNS =
            "SELECT bot.id, bot.workspace_id, bot.name, bot.platform, bot.time_zone, bot.created_at,"
                    + " bot.kochava_app_id, bot.kochava_signing FROM bot";

    private final ControlDb database;
    private final KeyRing keyRing;
    private final Secrets secrets;
    private final InstantSource clock;

    public Bots(ControlDb database, KeyRing keyRing, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.keyRing = keyRing;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a bot with its first key. The fault of a draft names {@code workspaceId}, name, platform or timeZone. */
    public Outcome<NewKey> create(Caller caller, BotDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return published(database.write(transaction -> switch (Workspaces.forNewBot(
                transaction, caller, draft.workspaceId(), clock.instant())) {
            case Outcome.Done<WorkspaceId>(WorkspaceId workspace) -> insert(transaction, workspace, draft);
            case Outcome.Invalid<WorkspaceId>(List<FieldFault> wrong) -> new Outcome.Invalid<>(wrong);
            case Outcome.NotFound<WorkspaceId>() -> new Outcome.NotFound<>();
            case Outcome.Refused<WorkspaceId>(String reason) -> new Outcome.Refused<>(reason);
        }));
    }

    /** Every bot that the caller may see, by name. */
    public List<Bot> list(Caller caller) {
        return database.read(transaction -> transaction.list(
                Sql.of(COLUMNS + " WHERE deleted_at IS NULL")
                        .plus(Scope.seen(caller, "bot.workspace_id"))
                        .plus(" ORDER BY LOWER(bot.name), bot.id"),
                Bots::bot));
    }

    public Optional<Bot> find(Caller caller, BotId id) {
        return database.read(transaction -> visible(transaction, caller, id));
    }

    public Outcome<Bot> update(Caller caller, BotId id, BotChanges changes) {
        List<FieldFault> faults = changes.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> ifChangeable(transaction, caller, id, bot -> {
            Bot changed = new Bot(
                    id,
                    bot.workspaceId(),
                    orElse(changes.name(), bot.name()).strip(),
                    orElse(changes.platform(), bot.platform()),
                    changes.timeZone() == null ? bot.timeZone() : ZoneId.of(changes.timeZone()),
                    bot.createdAt(),
                    bot.kochavaApp());
            transaction.change(Sql.of(
                    "UPDATE bot SET name = ?, platform = ?, time_zone = ? WHERE id = ?",
                    changed.name(),
                    changed.platform(),
                    changed.timeZone().getId(),
                    id.value()));
            return new Outcome.Done<>(changed);
        }));
    }

    /**
     * Deletes a bot: it is gone from every list and its keys stop working at once. What it has collected stays in the
     * event log and the store until it is erased.
     */
    public Outcome<Bot> delete(Caller caller, BotId id) {
        return published(database.write(transaction -> ifChangeable(transaction, caller, id, bot -> {
            transaction.change(Sql.of("UPDATE bot SET deleted_at = ? WHERE id = ?", clock.instant(), id.value()));
            KeyRing.changed(transaction);
            OwnedBot.linksChanged(transaction);
            FacebookRing.changed(transaction);
            return new Outcome.Done<>(bot);
        })));
    }

    /**
     * Gives the bot a new key.
     *
     * @param oldKeysWorkFor how long the keys it has go on working, from nothing to {@link ApiKeys#LONGEST_OVERLAP}; one
     *     that was to stop sooner still does
     */
    public Outcome<NewKey> rotateKey(Caller caller, BotId id, Duration oldKeysWorkFor) {
        if (oldKeysWorkFor.isNegative() || oldKeysWorkFor.compareTo(ApiKeys.LONGEST_OVERLAP) > 0) {
            return Outcome.Invalid.of("oldKeyWorksFor", "must be between 0 and 30 days");
        }
        return published(database.write(transaction -> ifChangeable(transaction, caller, id, bot -> {
            Instant now = clock.instant();
            if (oldKeysWorkFor.isPositive() && ApiKeys.working(transaction, id, now) >= ApiKeys.MAX_WORKING) {
                return Outcome.Invalid.of(
                        "oldKeyWorksFor", "is too long: " + ApiKeys.MAX_WORKING + " keys of this bot work already");
            }
            ApiKeys.expire(transaction, id, now.plus(oldKeysWorkFor));
            ApiKeys.forgetLongDead(transaction, id, now);
            return new Outcome.Done<>(new NewKey(bot, ApiKeys.insert(transaction, secrets, id, now)));
        })));
    }

    /** The keys of a bot that work, the newest first; empty if the caller sees no such bot. */
    public Optional<List<ApiKey>> keys(Caller caller, BotId id) {
        return database.read(transaction -> visible(transaction, caller, id).isPresent()
                ? Optional.of(ApiKeys.list(transaction, id, clock.instant()))
                : Optional.empty());
    }

    private Outcome<NewKey> insert(Transaction transaction, WorkspaceId workspace, BotDraft draft) throws SQLException {
        Sql count = Sql.of("SELECT COUNT(*) FROM bot WHERE workspace_id = ? AND deleted_at IS NULL", workspace.value());
        if (transaction.number(count) >= MAX_BOTS) {
            return Outcome.Invalid.of("workspaceId", "has " + MAX_BOTS + " bots already, no more are possible");
        }
        Instant now = Transaction.toMillis(clock.instant());
        String name = draft.name().strip();
        KochavaApp app = new KochavaApp(KochavaApps.newId(secrets, name), false);
        ZoneId timeZone = ZoneId.of(draft.timeZone());
        Bot bot = new Bot(secrets.botId(), workspace, name, draft.platform(), timeZone, now, app);
        transaction.change(Sql.of(
                "INSERT INTO bot (id, workspace_id, name, platform, time_zone, created_at, kochava_app_id)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                bot.id().value(),
                workspace.value(),
                bot.name(),
                bot.platform(),
                bot.timeZone().getId(),
                now,
                app.id()));
        return new Outcome.Done<>(new NewKey(bot, ApiKeys.insert(transaction, secrets, bot.id(), now)));
    }

    interface Change<T> {
        Outcome<T> on(Bot bot) throws SQLException;
    }

    static <T> Outcome<T> ifChangeable(Transaction transaction, Caller caller, BotId id, Change<T> change)
            throws SQLException {
        Optional<Bot> changeable = select(transaction, id, Scope.changed(caller, "bot.workspace_id"));
        if (changeable.isPresent()) {
            return change.on(changeable.get());
        }
        return visible(transaction, caller, id).isPresent()
                ? new Outcome.Refused<>("your role in this workspace may not change bots")
                : new Outcome.NotFound<>();
    }

    private static Optional<Bot> visible(Transaction transaction, Caller caller, BotId id) throws SQLException {
        return select(transaction, id, Scope.seen(caller, "bot.workspace_id"));
    }

    private static Optional<Bot> select(Transaction transaction, BotId id, Sql scope) throws SQLException {
        Sql byId = Sql.of(COLUMNS + " WHERE bot.id = ? AND deleted_at IS NULL", id.value());
        return transaction.first(byId.plus(scope), Bots::bot);
    }

    private static Bot bot(ResultSet row) throws SQLException {
        return new Bot(
                new BotId(row.getString("id")),
                new WorkspaceId(row.getString("workspace_id")),
                row.getString("name"),
                row.getString("platform"),
                ZoneId.of(row.getString("time_zone")),
                Transaction.time(row, "created_at"),
                KochavaApps.app(row));
    }

    /** Lets the ring know of a change that is on disk; failing that, its next regular look brings it. */
    private <T> Outcome<T> published(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>) {
            keyRing.refreshIfPossible();
        }
        return outcome;
    }

    private static String orElse(@Nullable String changed, String current) {
        return changed == null ? current : changed;
    }
}
