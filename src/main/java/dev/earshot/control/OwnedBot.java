package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.SQLException;

/** What campaigns, links and audiences of a bot have in common: who may see them, who may change them, who must learn of a change. */
final class OwnedBot {
    private OwnedBot() {}

    /** What is to be done, once it is known that it may be. */
    interface Action<T> {
        Outcome<T> run() throws SQLException;
    }

    static boolean isSeen(Transaction transaction, Caller caller, BotId bot) throws SQLException {
        return exists(transaction, bot, Scope.seen(caller, "bot.workspace_id"));
    }

    static <T> Outcome<T> ifChangeable(Transaction transaction, Caller caller, BotId bot, Action<T> action)
            throws SQLException {
        return ifChangeable(transaction, caller, bot, "campaigns and links", action);
    }

    /** @param what the role may not change, if it may not */
    static <T> Outcome<T> ifChangeable(Transaction transaction, Caller caller, BotId bot, String what, Action<T> action)
            throws SQLException {
        if (exists(transaction, bot, Scope.campaignsChanged(caller, "bot.workspace_id"))) {
            return action.run();
        }
        return isSeen(transaction, caller, bot)
                ? new Outcome.Refused<>("your role in this workspace may not change " + what)
                : new Outcome.NotFound<>();
    }

    /** Lets every process that answers links know that its table is old. */
    static void linksChanged(Transaction transaction) throws SQLException {
        transaction.change(Sql.of("UPDATE revision SET value = value + 1 WHERE name = 'links'"));
    }

    private static boolean exists(Transaction transaction, BotId bot, Sql scope) throws SQLException {
        return transaction.exists(Sql.of("SELECT 1 FROM bot WHERE bot.id = ? AND deleted_at IS NULL", bot.value())
                .plus(scope));
    }
}
