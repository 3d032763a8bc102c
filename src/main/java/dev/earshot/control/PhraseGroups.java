package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was decided of groups of phrases: a work list for each bot. Thread-safe; blocks. */
public final class PhraseGroups {
    /** Each is compared with every phrase of a report; more than this were decided by a script. */
    static final int MAX_GROUPS = 2_000;

    private static final int MAX_ID = 64;
    private static final int MAX_PHRASE = 1_000;

    private static final String SELECT =
            "SELECT phrase_group.group_id, phrase_group.phrase, phrase_group.state, phrase_group.changed_at,"
                    + " account.name AS changed_by FROM phrase_group"
                    + " LEFT JOIN account ON account.id = phrase_group.changed_by WHERE phrase_group.bot_id = ?";

    private final ControlDb database;
    private final InstantSource clock;

    public PhraseGroups(ControlDb database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Those of a bot, by id. For reports, which are asked of bots that the caller may see. */
    public List<PhraseGroup> of(BotId bot) {
        return database.read(transaction -> transaction.list(
                Sql.of(SELECT, bot.value()).plus(" ORDER BY phrase_group.group_id"), PhraseGroups::group));
    }

    /**
     * Decides. Everybody who may see the bot may, but for those who only look.
     *
     * @param phrase the group's leading one; what it was the first time stays
     */
    public Outcome<PhraseGroup> decide(Caller caller, BotId bot, String group, String phrase, PhraseGroup.State state) {
        if (group.isBlank() || group.length() > MAX_ID) {
            return Outcome.Invalid.of("group", "must have 1 to " + MAX_ID + " characters");
        }
        if (phrase.isBlank() || phrase.length() > MAX_PHRASE) {
            return Outcome.Invalid.of("phrase", "must have 1 to " + MAX_PHRASE + " characters");
        }
        return database.write(transaction -> {
            if (!isThere(transaction, bot, Scope.seen(caller, "bot.workspace_id"))) {
                return new Outcome.NotFound<>();
            }
            if (!isThere(transaction, bot, Scope.worked(caller, "bot.workspace_id"))) {
                return new Outcome.Refused<>("your role in this workspace may only look");
            }
            return save(transaction, caller, bot, group, phrase, state);
        });
    }

    private Outcome<PhraseGroup> save(
            Transaction transaction, Caller caller, BotId bot, String group, String phrase, PhraseGroup.State state)
            throws SQLException {
        Sql others = Sql.of("SELECT COUNT(*) FROM phrase_group WHERE bot_id = ? AND group_id <> ?", bot.value(), group);
        if (transaction.number(others) >= MAX_GROUPS) {
            return Outcome.Invalid.of(
                    "group", "is one more than the " + MAX_GROUPS + " that a bot's work list can have");
        }
        transaction.change(Sql.of(
                "INSERT INTO phrase_group (bot_id, group_id, phrase, state, changed_at, changed_by)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (bot_id, group_id) DO UPDATE SET"
                        + " state = excluded.state, changed_at = excluded.changed_at, changed_by = excluded.changed_by",
                bot.value(),
                group,
                phrase,
                state.name(),
                clock.instant(),
                account(caller)));
        Optional<PhraseGroup> saved = transaction.first(
                Sql.of(SELECT + " AND phrase_group.group_id = ?", bot.value(), group), PhraseGroups::group);
        return new Outcome.Done<>(saved.orElseThrow());
    }

    private static @Nullable String account(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> null;
            case Caller.Member(AccountId id) -> id.value();
        };
    }

    private static boolean isThere(Transaction transaction, BotId bot, Sql scope) throws SQLException {
        return transaction.exists(Sql.of("SELECT 1 FROM bot WHERE bot.id = ? AND deleted_at IS NULL", bot.value())
                .plus(scope));
    }

    private static PhraseGroup group(ResultSet row) throws SQLException {
        return new PhraseGroup(
                row.getString("group_id"),
                row.getString("phrase"),
                PhraseGroup.State.valueOf(row.getString("state")),
                Transaction.time(row, "changed_at"),
                row.getString("changed_by"));
    }
}
