package dev.earshot.control;

import dev.earshot.control.PostbackDelivery.State;
import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The outbox of postbacks, and the log of what became of them. Thread-safe; blocks. */
public final class PostbackDeliveries {
    /** So many may wait for one postback; what comes then is counted as missed. */
    static final int MAX_WAITING = 50_000;

    private static final int SHOWN = 100;
    private static final int MAX_REQUEST = 4_000;
    private static final Outbox OUTBOX = new Outbox("postback_delivery");
    private static final String SELECT = "SELECT postback_delivery.*, postback.bot_id FROM postback_delivery"
            + " JOIN postback ON postback.id = postback_delivery.postback_id";

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;
    private final int maxWaiting;

    public PostbackDeliveries(ControlDb database, Secrets secrets, InstantSource clock) {
        this(database, secrets, clock, MAX_WAITING);
    }

    PostbackDeliveries(ControlDb database, Secrets secrets, InstantSource clock, int maxWaiting) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.maxWaiting = maxWaiting;
    }

    /** Something that a postback is to tell of, and from when on. */
    public record Fired(String postback, PostbackSubject subject, Instant at) {}

    /** How far the log was read; empty if there is no postback. */
    public Optional<PostbackReading> reading() {
        return database.read(transaction -> transaction.exists(Sql.of("SELECT 1 FROM postback"))
                ? PostbackReading.of(transaction)
                : Optional.empty());
    }

    /** Notes what is to be told, each thing once for each postback, and how far the log was read for it: all or nothing. */
    public void note(Collection<Fired> fired, PostbackReading reading) {
        Map<String, List<Fired>> byPostback = fired.stream().collect(Collectors.groupingBy(Fired::postback));
        database.write(transaction -> {
            for (Map.Entry<String, List<Fired>> of : byPostback.entrySet()) {
                note(transaction, of.getKey(), of.getValue());
            }
            reading.save(transaction);
            return fired.size();
        });
    }

    private void note(Transaction transaction, String postback, List<Fired> fired) throws SQLException {
        if (!transaction.exists(Sql.of("SELECT 1 FROM postback WHERE id = ?", postback))) {
            return; // deleted a moment ago
        }
        long room = maxWaiting
                - transaction.number(Sql.of(
                        "SELECT COUNT(*) FROM postback_delivery WHERE postback_id = ? AND next_at IS NOT NULL",
                        postback));
        long missed = 0;
        for (Fired one : fired) {
            if (transaction.exists(Sql.of(
                    "SELECT 1 FROM postback_delivery WHERE postback_id = ? AND subject = ?",
                    postback,
                    one.subject().key()))) {
                continue;
            }
            if (room > 0) {
                insert(transaction, postback, one.subject(), false, one.at());
                room--;
            } else {
                missed++;
            }
        }
        if (missed > 0) {
            transaction.change(Sql.of("UPDATE postback SET missed = missed + ? WHERE id = ?", missed, postback));
        }
    }

    private String insert(
            Transaction transaction, String postback, PostbackSubject subject, boolean isTest, @Nullable Instant nextAt)
            throws SQLException {
        String id = secrets.deliveryId();
        transaction.change(Sql.of(
                "INSERT INTO postback_delivery (id, postback_id, subject, is_test, user_id, event_name, event_at, amount,"
                        + " currency, request, state, attempts, made_at, next_at, answer)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'WAITING', 0, ?, ?, '')",
                id,
                postback,
                isTest ? id : subject.key(),
                isTest ? 1 : 0,
                subject.user(),
                subject.name(),
                subject.time(),
                subject.amount(),
                subject.currency(),
                clock.instant(),
                nextAt));
        return id;
    }

    /** Notes a call that only tries the address. It waits for nobody but its caller. */
    public Outcome<PostbackDelivery> noteTest(Caller caller, Postback postback, PostbackSubject sample) {
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, postback.bot(), () -> {
            String id = insert(transaction, postback.id(), sample, true, null);
            return found(transaction, Sql.of(" WHERE postback_delivery.id = ?", id));
        }));
    }

    /** Those of a postback to be tried now, oldest first. */
    public List<PostbackDelivery> due(String postback, int limit) {
        Sql which = Sql.of(
                " WHERE postback_id = ? AND next_at IS NOT NULL AND next_at <= ? ORDER BY next_at LIMIT ?",
                postback,
                clock.instant(),
                limit);
        return database.read(transaction -> select(transaction, which));
    }

    /** The newest of a postback, newest first; only those in a state if one is given. */
    public Outcome<List<PostbackDelivery>> list(Caller caller, BotId bot, String postback, @Nullable State state) {
        Sql which = Sql.of(" WHERE postback.bot_id = ? AND postback_id = ?", bot.value(), postback)
                .plus(state == null ? Sql.of("") : Sql.of(" AND state = ?", state.name()))
                .plus(" ORDER BY made_at DESC, postback_delivery.id LIMIT " + SHOWN);
        return database.read(transaction ->
                OwnedBot.ifChangeable(transaction, caller, bot, () -> new Outcome.Done<>(select(transaction, which))));
    }

    /** How many of a postback are in each state. For a bot whose postbacks the caller may see. */
    public Map<State, Long> counts(String postback) {
        Sql sql = Sql.of(
                "SELECT state, COUNT(*) AS deliveries FROM postback_delivery WHERE postback_id = ? AND is_test = 0"
                        + " GROUP BY state",
                postback);
        return database
                .read(transaction -> transaction.list(
                        sql, row -> Map.entry(State.valueOf(row.getString("state")), row.getLong("deliveries"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Sends one once more, with the same id; one that waits is sent now. */
    public Outcome<PostbackDelivery> resend(Caller caller, BotId bot, String postback, String id) {
        Sql which = Sql.of(
                " WHERE postback.bot_id = ? AND postback_id = ? AND postback_delivery.id = ?",
                bot.value(),
                postback,
                id);
        return database.write(transaction -> OwnedBot.ifChangeable(transaction, caller, bot, () -> {
            transaction.change(Sql.of(
                    "UPDATE postback_delivery SET state = 'WAITING', attempts = 0, next_at = ? WHERE id = ?"
                            + " AND postback_id IN (SELECT id FROM postback WHERE id = ? AND bot_id = ?)",
                    clock.instant(),
                    id,
                    postback,
                    bot.value()));
            return found(transaction, which);
        }));
    }

    /** Notes that it was tried; {@code nextAt} is null if it is over. */
    public void tried(
            String id, State state, String request, @Nullable Integer status, String answer, @Nullable Instant nextAt) {
        String kept = request.length() > MAX_REQUEST ? request.substring(0, MAX_REQUEST) : request;
        database.write(transaction -> {
            OUTBOX.tried(transaction, id, state.name(), status, answer, nextAt, clock.instant());
            return transaction.change(Sql.of("UPDATE postback_delivery SET request = ? WHERE id = ?", kept, id));
        });
    }

    /** Puts them off without a try: it cannot be told yet what they are credited to. */
    public void putOff(Collection<String> ids, Instant until) {
        database.write(transaction -> {
            for (String id : ids) {
                transaction.change(Sql.of(
                        "UPDATE postback_delivery SET next_at = ? WHERE id = ? AND state = 'WAITING'", until, id));
            }
            return ids.size();
        });
    }

    /** As it is now; for whoever sends it. */
    public Optional<PostbackDelivery> find(String id) {
        return database.read(transaction -> select(transaction, Sql.of(" WHERE postback_delivery.id = ?", id)).stream()
                .findFirst());
    }

    /** Takes old lines out of the log. */
    public void forgetOld() {
        database.write(transaction -> transaction.change(Sql.of(
                "DELETE FROM postback_delivery WHERE made_at < ? AND next_at IS NULL",
                clock.instant().minus(Outbox.KEPT))));
    }

    private static Outcome<PostbackDelivery> found(Transaction transaction, Sql which) throws SQLException {
        List<PostbackDelivery> found = select(transaction, which);
        return found.isEmpty() ? new Outcome.NotFound<>() : new Outcome.Done<>(found.getFirst());
    }

    private static List<PostbackDelivery> select(Transaction transaction, Sql which) throws SQLException {
        return new ArrayList<>(transaction.list(Sql.of(SELECT).plus(which), PostbackDeliveries::delivery));
    }

    private static PostbackDelivery delivery(ResultSet row) throws SQLException {
        return new PostbackDelivery(
                row.getString("id"),
                row.getString("postback_id"),
                new BotId(row.getString("bot_id")),
                row.getLong("is_test") == 1,
                new PostbackSubject(
                        row.getString("subject"),
                        row.getString("user_id"),
                        row.getString("event_name"),
                        Transaction.time(row, "event_at"),
                        row.getString("amount"),
                        row.getString("currency")),
                row.getString("request"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Transaction.time(row, "made_at"),
                Transaction.timeOrNull(row, "tried_at"),
                Transaction.timeOrNull(row, "next_at"),
                Outbox.status(row),
                row.getString("answer"));
    }
}
