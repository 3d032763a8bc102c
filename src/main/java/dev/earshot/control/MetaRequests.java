package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What Meta asked on behalf of people, and what became of it. Thread-safe; blocks. */
public final class MetaRequests {
    private static final int MAX_LISTED = 200;
    private static final int MAX_NOTE = 500;

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public MetaRequests(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Writes one down. One of the same kind about the same that is still open is that one: it may be asked again and again. */
    public MetaRequest add(
            WorkspaceId workspace, MetaRequest.Kind kind, String person, String pageId, boolean isOpen, String note) {
        return database.write(transaction -> {
            Optional<MetaRequest> same = transaction.first(
                    Sql.of(
                            "SELECT * FROM meta_request WHERE workspace_id = ? AND kind = ? AND person_id = ? AND page_id = ?"
                                    + " AND state = 'OPEN'",
                            workspace.value(),
                            kind.name(),
                            person,
                            pageId),
                    MetaRequests::request);
            if (same.isPresent()) {
                return same.get();
            }
            var now = Transaction.toMillis(clock.instant());
            String code = secrets.confirmationCode();
            transaction.change(Sql.of(
                    "INSERT INTO meta_request (code, workspace_id, kind, person_id, page_id, made_at, state, note, done_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    code,
                    workspace.value(),
                    kind.name(),
                    person,
                    pageId,
                    now,
                    isOpen ? "OPEN" : "DONE",
                    note,
                    isOpen ? null : now));
            return new MetaRequest(code, kind, person, pageId, now, isOpen, note, isOpen ? null : now);
        });
    }

    /** For whoever has the code: it is the only key to it, as the person has no account here. */
    public Optional<MetaRequest> byCode(String code) {
        return database.read(transaction ->
                transaction.first(Sql.of("SELECT * FROM meta_request WHERE code = ?", code), MetaRequests::request));
    }

    /** Those of the bot's workspace, open ones first, then the latest; empty if the caller sees no such bot. */
    public Optional<List<MetaRequest>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(transaction.list(
                        Sql.of(
                                "SELECT meta_request.* FROM meta_request JOIN bot ON bot.workspace_id = meta_request.workspace_id"
                                        + " WHERE bot.id = ? ORDER BY state DESC, made_at DESC LIMIT " + MAX_LISTED,
                                bot.value()),
                        MetaRequests::request))
                : Optional.empty());
    }

    /** Somebody did what was asked. */
    public Outcome<MetaRequest> done(Caller caller, BotId bot, String code, String note) {
        if (note.isBlank() || note.length() > MAX_NOTE) {
            return Outcome.Invalid.of("note", "must say what was done, in 1 to " + MAX_NOTE + " characters");
        }
        return database.write(transaction -> Bots.ifChangeable(transaction, caller, bot, found -> {
            int changed = transaction.change(Sql.of(
                    "UPDATE meta_request SET state = 'DONE', note = ?, done_at = ?"
                            + " WHERE code = ? AND workspace_id = ? AND state = 'OPEN'",
                    note.strip(),
                    clock.instant(),
                    code,
                    found.workspaceId().value()));
            return changed == 0
                    ? new Outcome.NotFound<>()
                    : new Outcome.Done<>(transaction
                            .first(Sql.of("SELECT * FROM meta_request WHERE code = ?", code), MetaRequests::request)
                            .orElseThrow());
        }));
    }

    private static MetaRequest request(ResultSet row) throws SQLException {
        return new MetaRequest(
                row.getString("code"),
                MetaRequest.Kind.valueOf(row.getString("kind")),
                row.getString("person_id"),
                row.getString("page_id"),
                Transaction.time(row, "made_at"),
                row.getString("state").equals("OPEN"),
                row.getString("note"),
                Transaction.timeOrNull(row, "done_at"));
    }
}
