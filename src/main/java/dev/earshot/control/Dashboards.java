package dev.earshot.control;

import dev.earshot.event.BotId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The dashboards of bots. Every member of the workspace sees them; who makes campaigns ({@link Role#mayChangeCampaigns}) makes
 * and changes them, too. Thread-safe; blocks.
 */
public final class Dashboards {
    /** More are nobody's overview any more. */
    static final int MAX_DASHBOARDS = 50;

    static final int MAX_CARDS = 30;

    private final ControlDb database;
    private final Secrets secrets;
    private final InstantSource clock;

    public Dashboards(ControlDb database, Secrets secrets, InstantSource clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Those of a bot, the oldest first, with their cards; empty if the caller sees no such bot. */
    public Optional<List<Dashboard>> list(Caller caller, BotId bot) {
        return database.read(transaction -> {
            if (!OwnedBot.isSeen(transaction, caller, bot)) {
                return Optional.empty();
            }
            return Optional.of(rows(transaction, bot, Sql.of("")));
        });
    }

    public Optional<Dashboard> find(Caller caller, BotId bot, String id) {
        return database.read(transaction ->
                OwnedBot.isSeen(transaction, caller, bot) ? find(transaction, bot, id) : Optional.empty());
    }

    /** Whether the caller may make and change dashboards of the bot. */
    public boolean mayChange(Caller caller, BotId bot) {
        return database.read(transaction -> ifChangeable(transaction, caller, bot, () -> new Outcome.Done<>(bot)))
                instanceof Outcome.Done<BotId>;
    }

    public Outcome<Dashboard> create(Caller caller, BotId bot, String name) {
        Optional<FieldFault> fault = TextRules.label("name", name);
        if (fault.isPresent()) {
            return new Outcome.Invalid<>(List.of(fault.get()));
        }
        return database.write(transaction -> ifChangeable(transaction, caller, bot, () -> {
            Sql count = Sql.of("SELECT COUNT(*) FROM dashboard WHERE bot_id = ?", bot.value());
            if (transaction.number(count) >= MAX_DASHBOARDS) {
                return Outcome.Invalid.of(
                        "name", "is one more than the " + MAX_DASHBOARDS + " dashboards that a bot can have");
            }
            String id = secrets.dashboardId();
            transaction.change(Sql.of(
                    "INSERT INTO dashboard (id, bot_id, name, made_at, made_by) VALUES (?, ?, ?, ?, ?)",
                    id,
                    bot.value(),
                    name.strip(),
                    clock.instant(),
                    account(caller)));
            return new Outcome.Done<>(find(transaction, bot, id).orElseThrow());
        }));
    }

    /**
     * Renames and arranges.
     *
     * @param name null to leave it
     * @param order of the cards' ids, each once; null to leave it
     */
    public Outcome<Dashboard> change(
            Caller caller, BotId bot, String id, @Nullable String name, @Nullable List<String> order) {
        Optional<FieldFault> fault = name == null ? Optional.empty() : TextRules.label("name", name);
        if (fault.isPresent()) {
            return new Outcome.Invalid<>(List.of(fault.get()));
        }
        return database.write(transaction -> changed(transaction, caller, bot, id, before -> {
            if (order != null && !isOrderOf(before, order)) {
                return Outcome.Invalid.of("cards", "must name each card of the dashboard once");
            }
            if (name != null) {
                transaction.change(Sql.of("UPDATE dashboard SET name = ? WHERE id = ?", name.strip(), id));
            }
            if (order != null) {
                for (int place = 0; place < order.size(); place++) {
                    transaction.change(
                            Sql.of("UPDATE dashboard_card SET place = ? WHERE id = ?", place, order.get(place)));
                }
            }
            return new Outcome.Done<>(find(transaction, bot, id).orElseThrow());
        }));
    }

    private static boolean isOrderOf(Dashboard dashboard, List<String> order) {
        List<String> ids = dashboard.cards().stream().map(Dashboard.Card::id).toList();
        return order.size() == ids.size() && new HashSet<>(order).equals(new HashSet<>(ids));
    }

    public Outcome<Dashboard> delete(Caller caller, BotId bot, String id) {
        return database.write(transaction -> changed(transaction, caller, bot, id, before -> {
            transaction.change(Sql.of("DELETE FROM dashboard_card WHERE dashboard_id = ?", id));
            transaction.change(Sql.of("DELETE FROM dashboard WHERE id = ?", id));
            return new Outcome.Done<>(before);
        }));
    }

    /** Adds a card behind the others. */
    public Outcome<Dashboard.Card> add(Caller caller, BotId bot, String id, CardDraft draft) {
        List<FieldFault> faults = draft.faults();
        if (!faults.isEmpty()) {
            return new Outcome.Invalid<>(faults);
        }
        return database.write(transaction -> changed(transaction, caller, bot, id, before -> {
            if (before.cards().size() >= MAX_CARDS) {
                return Outcome.Invalid.of("title", "is one more than the " + MAX_CARDS + " cards of a dashboard");
            }
            Dashboard.Card card = new Dashboard.Card(
                    secrets.cardId(),
                    draft.title().strip(),
                    draft.report(),
                    draft.part(),
                    draft.question(),
                    draft.lastDays(),
                    draft.isWide());
            transaction.change(Sql.of(
                    "INSERT INTO dashboard_card (id, dashboard_id, place, title, report, part, question, last_days, is_wide)"
                            + " VALUES (?, ?, (SELECT COALESCE(MAX(place), -1) + 1 FROM dashboard_card WHERE"
                            + " dashboard_id = ?), ?, ?, ?, ?, ?, ?)",
                    card.id(),
                    id,
                    id,
                    card.title(),
                    card.report(),
                    card.part(),
                    card.question(),
                    card.lastDays(),
                    card.isWide() ? 1 : 0));
            return new Outcome.Done<>(card);
        }));
    }

    /**
     * @param title null to leave it
     * @param isWide null to leave it
     */
    public Outcome<Dashboard> changeCard(
            Caller caller, BotId bot, String id, String card, @Nullable String title, @Nullable Boolean isWide) {
        Optional<FieldFault> fault = title == null ? Optional.empty() : TextRules.label("title", title);
        if (fault.isPresent()) {
            return new Outcome.Invalid<>(List.of(fault.get()));
        }
        return database.write(transaction -> changed(transaction, caller, bot, id, before -> {
            int changed = transaction.change(Sql.of(
                    "UPDATE dashboard_card SET title = COALESCE(?, title), is_wide = COALESCE(?, is_wide)"
                            + " WHERE id = ? AND dashboard_id = ?",
                    title == null ? null : title.strip(),
                    isWide == null ? null : isWide ? 1 : 0,
                    card,
                    id));
            return changed == 0
                    ? new Outcome.NotFound<>()
                    : new Outcome.Done<>(find(transaction, bot, id).orElseThrow());
        }));
    }

    public Outcome<Dashboard> removeCard(Caller caller, BotId bot, String id, String card) {
        return database.write(transaction -> changed(transaction, caller, bot, id, before -> {
            int changed = transaction.change(
                    Sql.of("DELETE FROM dashboard_card WHERE id = ? AND dashboard_id = ?", card, id));
            return changed == 0
                    ? new Outcome.NotFound<>()
                    : new Outcome.Done<>(find(transaction, bot, id).orElseThrow());
        }));
    }

    private interface Change<T> {
        Outcome<T> on(Dashboard dashboard) throws SQLException;
    }

    private static <T> Outcome<T> changed(
            Transaction transaction, Caller caller, BotId bot, String id, Change<T> change) throws SQLException {
        return ifChangeable(transaction, caller, bot, () -> {
            Optional<Dashboard> found = find(transaction, bot, id);
            return found.isEmpty() ? new Outcome.NotFound<>() : change.on(found.get());
        });
    }

    static <T> Outcome<T> ifChangeable(Transaction transaction, Caller caller, BotId bot, OwnedBot.Action<T> action)
            throws SQLException {
        Outcome<T> outcome = OwnedBot.ifChangeable(transaction, caller, bot, action);
        return outcome instanceof Outcome.Refused<T>
                ? new Outcome.Refused<>("your role in this workspace may not change dashboards and notes")
                : outcome;
    }

    static @Nullable String account(Caller caller) {
        return switch (caller) {
            case Caller.Operator() -> null;
            case Caller.Member(AccountId id) -> id.value();
        };
    }

    private static Optional<Dashboard> find(Transaction transaction, BotId bot, String id) throws SQLException {
        return rows(transaction, bot, Sql.of(" AND dashboard.id = ?", id)).stream()
                .findFirst();
    }

    private static List<Dashboard> rows(Transaction transaction, BotId bot, Sql which) throws SQLException {
        List<Dashboard> found = transaction.list(
                Sql.of(
                                "SELECT dashboard.*, account.name AS maker FROM dashboard"
                                        + " LEFT JOIN account ON account.id = dashboard.made_by WHERE dashboard.bot_id = ?",
                                bot.value())
                        .plus(which)
                        .plus(" ORDER BY dashboard.made_at, dashboard.id"),
                row -> new Dashboard(
                        row.getString("id"),
                        row.getString("name"),
                        List.of(),
                        Transaction.time(row, "made_at"),
                        row.getString("maker")));
        java.util.ArrayList<Dashboard> whole = new java.util.ArrayList<>();
        for (Dashboard one : found) {
            List<Dashboard.Card> cards = transaction.list(
                    Sql.of("SELECT * FROM dashboard_card WHERE dashboard_id = ? ORDER BY place, id", one.id()),
                    Dashboards::card);
            whole.add(new Dashboard(one.id(), one.name(), cards, one.madeAt(), one.madeBy()));
        }
        return whole;
    }

    private static Dashboard.Card card(ResultSet row) throws SQLException {
        int days = row.getInt("last_days");
        boolean isRelative = !row.wasNull();
        return new Dashboard.Card(
                row.getString("id"),
                row.getString("title"),
                row.getString("report"),
                row.getString("part"),
                row.getString("question"),
                isRelative ? (Integer) days : null,
                row.getInt("is_wide") == 1);
    }
}
