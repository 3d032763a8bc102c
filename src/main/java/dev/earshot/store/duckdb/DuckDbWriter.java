package dev.earshot.store.duckdb;

import dev.earshot.store.EventRow;
import dev.earshot.store.IdentityLinkRow;
import dev.earshot.store.LedgerRow;
import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.Settled;
import dev.earshot.store.StoreBatch;
import dev.earshot.store.TouchRow;
import dev.earshot.store.UserPropertiesRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/** Writes batches over the connection that it owns. Not thread-safe. */
final class DuckDbWriter implements AutoCloseable {
    /** So often the small tables that grow with every batch are added together. */
    private static final long BATCHES_BETWEEN_TIDYING = 1_000;

    private static final int MAX_IDS_ASKED_AT_ONCE = 50_000;

    private final DuckDBConnection connection;
    private final long batchesBetweenTidying;
    private final Settling settling;
    private long batches;
    private String position = "";
    private long lastSequence;

    DuckDbWriter(DuckDBConnection connection, SettledTimes settledTimes) throws SQLException {
        this(connection, settledTimes, BATCHES_BETWEEN_TIDYING);
    }

    DuckDbWriter(DuckDBConnection connection, SettledTimes settledTimes, long batchesBetweenTidying)
            throws SQLException {
        this.connection = connection;
        this.batchesBetweenTidying = batchesBetweenTidying;
        try {
            execute("CREATE TEMP TABLE wanted (id UUID)");
            readProgress();
            this.settling = new Settling(connection, settledTimes);
        } catch (SQLException e) {
            closeAfter(e);
            throw e;
        }
    }

    /** Left open, it would hold the engine, and with it the file, beyond the store's closing. */
    private void closeAfter(SQLException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void readProgress() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet newest = statement.executeQuery(
                        "SELECT batch, position, last_sequence FROM progress ORDER BY batch DESC LIMIT 1")) {
            if (newest.next()) {
                batches = newest.getLong(1);
                position = newest.getString(2);
                lastSequence = newest.getLong(3);
            }
        }
    }

    String position() {
        return position;
    }

    long lastSequence() {
        return lastSequence;
    }

    void write(StoreBatch batch) throws SQLException {
        long newSequence = Math.max(lastSequence, highestSequence(batch));
        Map<String, Settled> setBack = new HashMap<>();
        inTransaction(() -> {
            append(batch);
            setBack.putAll(settling.setBack(batch));
            try (RowAppender progress = new RowAppender(connection, "progress")) {
                progress.progress(batches + 1, batch.position(), newSequence);
            }
            if ((batches + 1) % batchesBetweenTidying == 0) {
                tidy(batches + 1);
            }
        });
        settling.committed(setBack);
        batches++;
        position = batch.position();
        lastSequence = newSequence;
    }

    private void append(StoreBatch batch) throws SQLException {
        appendByUser("message", batch.messages(), MessageRow::bot, MessageRow::user, RowAppender::message);
        appendByUser("event", batch.events(), EventRow::bot, EventRow::user, RowAppender::event);
        appendByUser("mark", batch.marks(), MarkRow::bot, MarkRow::user, RowAppender::mark);
        appendByUser(
                "user_properties",
                batch.userProperties(),
                UserPropertiesRow::bot,
                UserPropertiesRow::user,
                RowAppender::userProperties);
        appendByUser("touch", batch.touches(), TouchRow::bot, TouchRow::user, RowAppender::touch);
        appendByUser(
                "identity_link",
                batch.identityLinks(),
                IdentityLinkRow::bot,
                IdentityLinkRow::user,
                RowAppender::identityLink);
        appendAll("quarantine", batch.quarantine(), RowAppender::quarantine);
        appendAll("ledger", batch.ledger(), RowAppender::ledger);
    }

    /**
     * Rows of one user lie side by side, so that a transcript is read from few places. They are gathered and not sorted:
     * comparing bots and users of a batch took a fifth of the projector's time.
     */
    private <T> void appendByUser(
            String table, List<T> rows, Function<T, String> bot, Function<T, String> user, AppendRow<T> append)
            throws SQLException {
        Map<String, Map<String, List<T>>> byBot = new HashMap<>();
        for (T row : rows) {
            byBot.computeIfAbsent(bot.apply(row), name -> new LinkedHashMap<>())
                    .computeIfAbsent(user.apply(row), name -> new ArrayList<>(1))
                    .add(row);
        }
        Map<Integer, List<T>> parts = new TreeMap<>();
        byBot.forEach((name, byUser) -> {
            List<T> part = parts.computeIfAbsent(Partitions.of(name), number -> new ArrayList<>());
            byUser.values().forEach(part::addAll);
        });
        for (Map.Entry<Integer, List<T>> part : parts.entrySet()) {
            appendAll(Partitions.table(table, part.getKey()), part.getValue(), append);
        }
    }

    private <T> void appendAll(String table, List<T> rows, AppendRow<T> append) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (RowAppender appender = new RowAppender(connection, table)) {
            for (T row : rows) {
                append.append(appender, row);
            }
        }
    }

    private static long highestSequence(StoreBatch batch) {
        return Stream.of(
                        batch.messages().stream().map(MessageRow::sequence),
                        batch.events().stream().map(EventRow::sequence),
                        batch.marks().stream().map(MarkRow::sequence),
                        batch.userProperties().stream().map(UserPropertiesRow::sequence),
                        batch.touches().stream().map(TouchRow::sequence),
                        batch.identityLinks().stream().map(IdentityLinkRow::sequence),
                        batch.quarantine().stream().map(row -> row.sequence()))
                .flatMap(sequences -> sequences)
                .max(Comparator.naturalOrder())
                .orElse(0L);
    }

    /** Leaves one row a bot in the ledger, and of the positions the newest. */
    private void tidy(long newestBatch) throws SQLException {
        List<LedgerRow> sums = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT bot, sum(stored)::BIGINT, sum(duplicates)::BIGINT, sum(quarantined)::BIGINT FROM ledger"
                                + " GROUP BY bot ORDER BY bot")) {
            while (rows.next()) {
                sums.add(new LedgerRow(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        execute("DELETE FROM ledger");
        appendAll("ledger", sums, RowAppender::ledger);
        execute("DELETE FROM progress WHERE batch < " + newestBatch);
    }

    boolean settle(Instant until) throws SQLException {
        return settling.next(until, lastSequence, this::inTransaction);
    }

    Set<UUID> known(String bot, Collection<UUID> ids) throws SQLException {
        Set<UUID> known = new HashSet<>();
        List<UUID> wanted = List.copyOf(ids);
        for (int from = 0; from < wanted.size(); from += MAX_IDS_ASKED_AT_ONCE) {
            known(bot, wanted.subList(from, Math.min(wanted.size(), from + MAX_IDS_ASKED_AT_ONCE)), known);
        }
        return known;
    }

    private void known(String bot, List<UUID> wanted, Set<UUID> known) throws SQLException {
        int partition = Partitions.of(bot);
        execute("BEGIN TRANSACTION");
        try (RowAppender appender = new RowAppender(connection, "wanted")) {
            for (UUID id : wanted) {
                appender.id(id);
            }
            appender.flush();
            for (String table : Partitions.TABLES_OF_EVENTS) {
                readIds(
                        "SELECT DISTINCT id FROM " + Partitions.table(table, partition)
                                + " WHERE id IN (SELECT id FROM wanted)",
                        known);
            }
        } finally {
            execute("ROLLBACK"); // empties 'wanted' again; a DELETE would leave its rows in memory
        }
    }

    private void readIds(String sql, Set<UUID> into) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                into.add(rows.getObject(1, UUID.class));
            }
        }
    }

    void trimQuarantine(long cutoffMillis, long maxRows) throws SQLException {
        inTransaction(() -> {
            execute("DELETE FROM quarantine WHERE received_millis < " + cutoffMillis);
            execute("DELETE FROM quarantine WHERE sequence IN (SELECT sequence FROM quarantine"
                    + " QUALIFY row_number() OVER (PARTITION BY bot ORDER BY sequence DESC) > " + maxRows + ")");
        });
    }

    /**
     * The transaction is begun by a statement: DuckDB's driver begins one of its own accord only before a statement, and
     * an appender outside of a transaction commits by itself.
     */
    private void inTransaction(Work work) throws SQLException {
        execute("BEGIN TRANSACTION");
        try {
            work.run();
            execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBackAfter(e);
            throw e;
        }
    }

    private void rollBackAfter(Exception cause) {
        try {
            execute("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    interface Work {
        void run() throws SQLException;
    }

    private interface AppendRow<T> {
        void append(RowAppender appender, T row) throws SQLException;
    }
}
