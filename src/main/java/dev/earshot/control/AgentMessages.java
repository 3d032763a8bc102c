package dev.earshot.control;

import dev.earshot.control.AgentMessage.State;
import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people sent in bots' places. Each is written down before it is sent and never sent again, so that it is sent at most
 * once whatever happens. Thread-safe; blocks.
 */
public final class AgentMessages {
    /** What a server that was stopped in the middle can say. */
    static final String INTERRUPTED = "the server stopped before the answer came";

    private static final int SHOWN = 3;

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public AgentMessages(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether a message may be sent. */
    public sealed interface Begun {
        /** It is written down and is to be sent now. */
        record Ready(AgentMessage message) implements Begun {}

        /** The caller does not hold the conversation, or not any more (409). */
        record Conflict(@Nullable Takeover current) implements Begun {}
    }

    /** @param epoch that the caller holds */
    public Outcome<Begun> begin(Caller caller, BotId bot, String user, long epoch, String content) {
        return database.write(transaction -> Takeovers.ifWorking(transaction, caller, bot, () -> {
            Takeover current = Takeovers.open(transaction, bot, user).orElse(null);
            if (current == null || current.epoch() != epoch || !current.isHeldBy(caller)) {
                return new Begun.Conflict(current);
            }
            return new Begun.Ready(insert(transaction, current, content));
        }));
    }

    private AgentMessage insert(Transaction transaction, Takeover takeover, String content) throws SQLException {
        Instant now = Transaction.toMillis(clock.instant());
        AgentMessage message = new AgentMessage(
                secrets.agentMessageId(),
                takeover.bot(),
                takeover.user(),
                takeover.epoch(),
                takeover.holder(),
                takeover.holderName(),
                content,
                State.SENDING,
                null,
                "",
                now,
                null);
        transaction.change(Sql.of(
                "INSERT INTO agent_message (id, bot_id, user_id, epoch, holder, holder_name, content, state, fault,"
                        + " made_at, is_logged) VALUES (?, ?, ?, ?, ?, ?, ?, 'SENDING', '', ?, 0)",
                message.id(),
                message.bot().value(),
                message.user(),
                message.epoch(),
                message.holder(),
                message.holderName(),
                content,
                now));
        transaction.change(Sql.of(
                "UPDATE takeover SET active_at = ? WHERE bot_id = ? AND user_id = ? AND epoch = ?",
                now,
                takeover.bot().value(),
                takeover.user(),
                takeover.epoch()));
        return message;
    }

    /** What is known now; what failed needs no logging. */
    public AgentMessage finish(AgentMessage message, State state, @Nullable String messageId, String fault) {
        Instant now = Transaction.toMillis(clock.instant());
        database.write(transaction -> transaction.change(Sql.of(
                "UPDATE agent_message SET state = ?, message_id = ?, fault = ?, done_at = ?, is_logged = ? WHERE id = ?",
                state.name(),
                messageId,
                fault,
                now,
                state == State.SENT ? 0 : 1,
                message.id())));
        return new AgentMessage(
                message.id(),
                message.bot(),
                message.user(),
                message.epoch(),
                message.holder(),
                message.holderName(),
                message.content(),
                state,
                messageId,
                fault,
                message.madeAt(),
                now);
    }

    /** It is in the event log. */
    public void logged(String id) {
        database.write(
                transaction -> transaction.change(Sql.of("UPDATE agent_message SET is_logged = 1 WHERE id = ?", id)));
    }

    /** Those that were under way when the server stopped: nobody knows what became of them. To be called at the start. */
    public int giveUpInterrupted() {
        return database.write(transaction -> transaction.change(Sql.of(
                "UPDATE agent_message SET state = 'UNKNOWN', fault = ?, done_at = ?, is_logged = 1"
                        + " WHERE state = 'SENDING'",
                INTERRUPTED,
                clock.instant())));
    }

    /** Those that were sent and are not in the event log yet, oldest first. */
    public List<AgentMessage> unlogged() {
        Sql sql =
                Sql.of("SELECT * FROM agent_message WHERE state = 'SENT' AND is_logged = 0 ORDER BY made_at LIMIT 100");
        return database.read(transaction -> transaction.list(sql, AgentMessages::message));
    }

    /** The newest of a conversation that were not sent, or of which nobody knows. For bots that the caller may see. */
    public List<AgentMessage> troubled(BotId bot, String user, long epoch) {
        Sql sql = Sql.of(
                "SELECT * FROM agent_message WHERE bot_id = ? AND user_id = ? AND epoch = ? AND state <> 'SENT'"
                        + " ORDER BY made_at DESC, id LIMIT " + SHOWN,
                bot.value(),
                user,
                epoch);
        return database.read(transaction -> transaction.list(sql, AgentMessages::message))
                .reversed();
    }

    private static AgentMessage message(ResultSet row) throws SQLException {
        return new AgentMessage(
                row.getString("id"),
                new BotId(row.getString("bot_id")),
                row.getString("user_id"),
                row.getLong("epoch"),
                row.getString("holder"),
                row.getString("holder_name"),
                row.getString("content"),
                State.valueOf(row.getString("state")),
                row.getString("message_id"),
                row.getString("fault"),
                Transaction.time(row, "made_at"),
                Transaction.timeOrNull(row, "done_at"));
    }
}
