package dev.earshot.control;

import dev.earshot.event.BotId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The annotations of bots, with the same rights as {@link Dashboards}. Thread-safe; blocks. */
public final class Annotations {
    static final int MAX_ANNOTATIONS = 1_000;

    private static final int MAX_TEXT = 200;
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private static final String SELECT = "SELECT annotation.*, account.name AS maker FROM annotation"
            + " LEFT JOIN account ON account.id = annotation.made_by WHERE annotation.bot_id = ?";

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Annotations(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, the newest day first; empty if the caller sees no such bot. */
    public Optional<List<Annotation>> list(Caller caller, BotId bot) {
        return database.read(transaction -> {
            if (!OwnedBot.isSeen(transaction, caller, bot)) {
                return Optional.empty();
            }
            return Optional.of(transaction.list(
                    Sql.of(SELECT, bot.value())
                            .plus(" ORDER BY annotation.day DESC, annotation.made_at, annotation.id"),
                    row -> new Annotation(
                            row.getString("id"),
                            LocalDate.parse(row.getString("day")),
                            row.getString("note"),
                            Transaction.time(row, "made_at"),
                            row.getString("maker"))));
        });
    }

    public Outcome<Annotation> create(Caller caller, BotId bot, LocalDate day, String text) {
        if (text.isBlank() || text.length() > MAX_TEXT) {
            return Outcome.Invalid.of("text", "must have 1 to " + MAX_TEXT + " characters");
        }
        if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
            return Outcome.Invalid.of("day", "must be a day since 1970");
        }
        return database.write(transaction -> Dashboards.ifChangeable(transaction, caller, bot, () -> {
            Sql count = Sql.of("SELECT COUNT(*) FROM annotation WHERE bot_id = ?", bot.value());
            if (transaction.number(count) >= MAX_ANNOTATIONS) {
                return Outcome.Invalid.of(
                        "text", "is one more than the " + MAX_ANNOTATIONS + " notes that a bot can have");
            }
            Annotation made = new Annotation(
                    secrets.annotationId(), day, text.strip(), Transaction.toMillis(clock.instant()), null);
            transaction.change(Sql.of(
                    "INSERT INTO annotation (id, bot_id, day, note, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?)",
                    made.id(),
                    bot.value(),
                    day.toString(),
                    made.text(),
                    made.madeAt(),
                    Dashboards.account(caller)));
            return new Outcome.Done<>(made);
        }));
    }

    public Outcome<String> delete(Caller caller, BotId bot, String id) {
        return database.write(transaction -> Dashboards.ifChangeable(transaction, caller, bot, () -> {
            int gone =
                    transaction.change(Sql.of("DELETE FROM annotation WHERE bot_id = ? AND id = ?", bot.value(), id));
            return gone == 0 ? new Outcome.NotFound<>() : new Outcome.Done<>(id);
        }));
    }
}
