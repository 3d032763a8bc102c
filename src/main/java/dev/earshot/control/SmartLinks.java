package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SmartLinks of bots. Thread-safe; blocks. */
public final class SmartLinks {
    static final int MAX_LINKS = 20_000;
    private static final int DRAWS = 5;

    private final ControlDb database;
    private final PasswordHasher hasher;
    private final Secrets secrets;
    private final InstantSource clock;

    public SmartLinks(ControlDb database, PasswordHasher hasher, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.hasher = hasher;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, the newest first; empty if the caller sees no such bot. */
    public Optional<List<SmartLink>> list(Caller caller, BotId bot) {
        return database.read(transaction -> OwnedBot.isSeen(transaction, caller, bot)
                ? Optional.of(transaction.list(
                        Sql.of(LinkRows.SELECT + " WHERE smart_link.bot_id = ?", bot.value())
                                .plus(" ORDER BY smart_link.created_at DESC, smart_link.id"),
                        LinkRows::link))
                : Optional.empty());
    }

    public Optional<SmartLink> find(Caller caller, BotId bot, String id) {
        return database.read(transaction ->
                OwnedBot.isSeen(transaction, caller, bot) ? one(transaction, bot, id) : Optional.empty());
    }

    public Outcome<SmartLink> create(Caller caller, BotId bot, LinkDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        String hash = hash(draft, null);
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Optional<FieldFault> fault = place(transaction, bot, draft);
            if (fault.isPresent()) {
                return new Outcome.Invalid<>(List.of(fault.get()));
            }
            String code = draft.code().isEmpty() ? freeCode(transaction, draft.host()) : draft.code();
            if (isTaken(transaction, draft.host(), code)) {
                return Outcome.Invalid.of("code", "is another link's already");
            }
            Instant now = clock.instant();
            String id = secrets.linkId();
            transaction.change(Sql.of(
                    "INSERT INTO smart_link (id, bot_id, tracker_id, host, code, name, content, expires_at, click_limit,"
                            + " password_hash, clicks, ended, created_at, changed_at, archived_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?)",
                    id,
                    bot.value(),
                    draft.trackerId(),
                    draft.host(),
                    code,
                    draft.name().strip(),
                    draft.content(),
                    draft.expiresAt(),
                    draft.clickLimit(),
                    hash,
                    now,
                    now,
                    draft.isArchived() ? now : null));
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    /** Changes all of a link but its address, which is out already. */
    public Outcome<SmartLink> update(Caller caller, BotId bot, String id, LinkDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        Optional<SmartLink> seen = find(caller, bot, id);
        if (seen.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        String hash = hash(draft, seen.get().passwordHash());
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            Optional<SmartLink> before = one(transaction, bot, id);
            if (before.isEmpty()) {
                return new Outcome.NotFound<>();
            }
            if (!hasTracker(transaction, bot, draft.trackerId())) {
                return Outcome.Invalid.of("trackerId", "is no tracker of this bot");
            }
            Instant archivedAt = before.get().archivedAt();
            transaction.change(Sql.of(
                    "UPDATE smart_link SET tracker_id = ?, name = ?, content = ?, expires_at = ?, click_limit = ?,"
                            + " password_hash = ?, changed_at = ?, archived_at = ? WHERE id = ?",
                    draft.trackerId(),
                    draft.name().strip(),
                    draft.content(),
                    draft.expiresAt(),
                    draft.clickLimit(),
                    hash,
                    clock.instant(),
                    !draft.isArchived() ? null : archivedAt == null ? clock.instant() : archivedAt,
                    id));
            OwnedBot.linksChanged(transaction);
            return new Outcome.Done<>(one(transaction, bot, id).orElseThrow());
        }));
    }

    private @Nullable String hash(LinkDraft draft, @Nullable String before) {
        if (draft.password() == null) {
            return before;
        }
        return draft.password().isEmpty() ? null : hasher.hash(draft.password());
    }

    private static Optional<FieldFault> place(Transaction transaction, BotId bot, LinkDraft draft) throws SQLException {
        if (transaction.number(Sql.of("SELECT COUNT(*) FROM smart_link WHERE bot_id = ?", bot.value())) >= MAX_LINKS) {
            return FieldFault.of("name", "is of one more than the " + MAX_LINKS + " a bot can have");
        }
        if (!draft.host().isEmpty()
                && !transaction.exists(
                        Sql.of("SELECT 1 FROM link_domain WHERE host = ? AND bot_id = ?", draft.host(), bot.value()))) {
            return FieldFault.of("host", "is no domain of this bot's links");
        }
        return hasTracker(transaction, bot, draft.trackerId())
                ? Optional.empty()
                : FieldFault.of("trackerId", "is no tracker of this bot");
    }

    private static boolean hasTracker(Transaction transaction, BotId bot, @Nullable String tracker)
            throws SQLException {
        return tracker == null || Trackers.one(transaction, bot, tracker).isPresent();
    }

    private String freeCode(Transaction transaction, String host) throws SQLException {
        String code = secrets.linkCode();
        for (int draw = 1; draw < DRAWS && isTaken(transaction, host, code); draw++) {
            code = secrets.linkCode();
        }
        return code;
    }

    private static boolean isTaken(Transaction transaction, String host, String code) throws SQLException {
        return transaction.exists(Sql.of("SELECT 1 FROM smart_link WHERE host = ? AND code = ?", host, code));
    }

    private static Optional<SmartLink> one(Transaction transaction, BotId bot, String id) throws SQLException {
        return transaction.first(
                Sql.of(LinkRows.SELECT + " WHERE smart_link.bot_id = ? AND smart_link.id = ?", bot.value(), id),
                LinkRows::link);
    }
}
