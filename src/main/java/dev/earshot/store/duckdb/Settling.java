package dev.earshot.store.duckdb;

import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;

import dev.earshot.store.MarkRow;
import dev.earshot.store.MessageRow;
import dev.earshot.store.SaidInOrder;
import dev.earshot.store.Settled;
import dev.earshot.store.StoreBatch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.duckdb.DuckDBConnection;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages that are over once more as reports read them, each with its place in the talk: to put a million in order at
 * each question takes a second, to read what is in order some milliseconds.
 *
 * <p>Each bot's messages are settled from the first on up to some moment. A message that comes later with an earlier time, or
 * a mark of a settled message, sets that moment back, in the transaction that writes it: no question that starts later misses
 * it. What was settled beyond stays, since a question that began before may read it, until it is settled again.
 *
 * <p>Belongs to the writer's connection. Not thread-safe; of no use after a failure.
 */
final class Settling {
    /** Messages settled in one transaction: more hold up what comes in for longer, and need more memory. */
    private static final long MAX_MESSAGES = 250_000;

    private static final Duration GRAIN = Duration.ofHours(1);

    /** Marks come soon after what they mark. Those that come later than this are found at the next settling. */
    private static final Duration MARKED_WITHIN = Duration.ofHours(1);

    private static final Instant UNKNOWN = Settled.NONE.until();
    private static final int MAX_IDS_ASKED_AT_ONCE = 2_000;

    /** Of marks that change what a report reads. */
    private static final Set<String> KINDS = Set.of("INTENT", "ENRICHED", "NOT_HANDLED");

    private final DuckDBConnection connection;
    private final SettledTimes times;
    private final SettledTable table;

    /** Of bots with messages that may not be settled: none of these is earlier; {@link #UNKNOWN} if it has to be looked up. */
    private final Map<String, Instant> earliest = new LinkedHashMap<>();

    Settling(DuckDBConnection connection, SettledTimes times) throws SQLException {
        this.connection = connection;
        this.times = times;
        this.table = new SettledTable(connection);
        Map<String, Settled> all = table.read();
        times.replace(all);
        all.keySet().forEach(bot -> earliest.put(bot, UNKNOWN));
    }

    /** In the transaction that writes a batch: what it sets back, or begins. To be given to {@link #committed} after it. */
    Map<String, Settled> setBack(StoreBatch batch) throws SQLException {
        Map<String, Instant> oldest = new HashMap<>();
        for (MessageRow row : batch.messages()) {
            if (!row.user().isEmpty()) {
                oldest.merge(row.bot(), row.time(), Settling::earlier);
            }
        }
        oldest.forEach((bot, time) -> earliest.merge(bot, time, Settling::earlier));
        for (Map.Entry<String, List<UUID>> marked : perhapsSettled(batch).entrySet()) {
            Instant time = oldestSettled(marked.getKey(), marked.getValue());
            if (time != null) {
                oldest.merge(marked.getKey(), time, Settling::earlier);
            }
        }
        Map<String, Settled> changes = new HashMap<>();
        for (Map.Entry<String, Instant> entry : oldest.entrySet()) {
            Settled known = times.of(entry.getKey());
            if (known.equals(Settled.NONE) || entry.getValue().isBefore(known.until())) {
                changes.put(
                        entry.getKey(),
                        new Settled(entry.getValue(), 0, known.marksSeen(), SaidInOrder.SESSION_TIMEOUT));
            }
        }
        for (Map.Entry<String, Settled> change : changes.entrySet()) {
            table.write(change.getKey(), change.getValue());
        }
        return changes;
    }

    /** What stands in the tables now. */
    void committed(Map<String, Settled> changes) {
        changes.forEach((bot, settled) -> {
            times.put(bot, settled);
            earliest.merge(bot, settled.until(), Settling::earlier);
        });
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private Map<String, List<UUID>> perhapsSettled(StoreBatch batch) {
        Map<String, List<UUID>> marked = new HashMap<>();
        for (MarkRow mark : batch.marks()) {
            UUID target = mark.targetId();
            if (target != null
                    && KINDS.contains(mark.kind())
                    && mark.time()
                            .minus(MARKED_WITHIN)
                            .isBefore(times.of(mark.bot()).until())) {
                marked.computeIfAbsent(mark.bot(), bot -> new ArrayList<>()).add(target);
            }
        }
        return marked;
    }

    private @Nullable Instant oldestSettled(String bot, List<UUID> ids) {
        Instant oldest = null;
        for (int from = 0; from < ids.size(); from += MAX_IDS_ASKED_AT_ONCE) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + MAX_IDS_ASKED_AT_ONCE));
            Instant time = oldest(bot, isSettled(bot).and(SAID.ID.in(some)));
            oldest = oldest == null || time != null && time.isBefore(oldest) ? time : oldest;
        }
        return oldest;
    }

    private Condition isSettled(String bot) {
        return SAID.BOT.eq(bot).and(SAID.TIME.lt(times.of(bot).until()));
    }

    private @Nullable Instant oldest(String bot, Condition which) {
        return sql(bot, times.of(bot))
                .select(DSL.min(SAID.TIME))
                .from(SAID)
                .where(which)
                .fetchOne(DSL.min(SAID.TIME));
    }

    /**
     * Settles more messages of some bot, in a transaction of its own.
     *
     * @param limit only those before
     * @param lastSequence that was written
     * @return whether there may be more
     */
    boolean next(Instant limit, long lastSequence, Transaction transaction) throws SQLException {
        for (String bot : List.copyOf(earliest.keySet())) {
            Instant first = lookedUp(bot);
            if (first != null && first.isBefore(limit)) {
                Map<String, Settled> changes = new HashMap<>();
                transaction.run(() -> changes.put(bot, settle(bot, first, limit, lastSequence)));
                changes.forEach(times::put);
                earliest.put(bot, UNKNOWN);
                return true;
            }
        }
        return false;
    }

    /** The earliest message that is not settled; null if there is none. */
    private @Nullable Instant lookedUp(String bot) {
        Instant known = earliest.get(bot);
        if (known != null && !known.equals(UNKNOWN)) {
            return known;
        }
        Settled settled = times.of(bot);
        Instant found = sql(bot, settled)
                .select(DSL.min(MESSAGE.TIME))
                .from(MESSAGE)
                .where(isUnsettled(bot, settled.until()))
                .fetchOne(DSL.min(MESSAGE.TIME));
        if (found == null) {
            earliest.remove(bot);
        } else {
            earliest.put(bot, found);
        }
        return found;
    }

    private static Condition isUnsettled(String bot, Instant from) {
        return DSL.and(MESSAGE.BOT.eq(bot), MESSAGE.USER.ne(""), MESSAGE.TIME.ge(from));
    }

    private Settled settle(String bot, Instant first, Instant limit, long lastSequence) throws SQLException {
        Settled before = times.of(bot);
        Instant marked = oldestMarkedLately(bot, before);
        Instant from = marked == null ? first : earlier(marked, first);
        boolean isSetBack = from.isBefore(first);
        Instant to = to(bot, from, limit);
        Settled now =
                new Settled(from, isSetBack ? 0 : before.marksFrom(), before.marksSeen(), before.sessionTimeout());
        DSLContext sql = sql(bot, now);
        sql.deleteFrom(SAID)
                .where(SAID.BOT.eq(bot), SAID.TIME.ge(from), SAID.TIME.lt(to))
                .execute();
        sql.insertInto(SAID)
                .select(SaidInOrder.toSettle(bot, from, to, before.sessionTimeout()))
                .execute();
        Settled after = new Settled(to, marksFrom(bot, to, lastSequence), lastSequence, before.sessionTimeout());
        table.write(bot, after);
        return after;
    }

    private @Nullable Instant oldestMarkedLately(String bot, Settled settled) {
        return sql(bot, settled)
                .select(DSL.min(SAID.TIME))
                .from(SAID)
                .join(MARK)
                .on(SAID.ID.eq(MARK.TARGET_ID))
                .where(isSettled(bot), MARK.BOT.eq(bot), MARK.SEQUENCE.gt(settled.marksSeen()), MARK.KIND.in(KINDS))
                .fetchOne(DSL.min(SAID.TIME));
    }

    /** Where to end, so that not too many messages lie between. */
    private Instant to(String bot, Instant from, Instant limit) {
        Duration span = Duration.between(from, limit);
        while (span.compareTo(GRAIN) > 0 && messages(bot, from, from.plus(span)) > MAX_MESSAGES) {
            span = span.dividedBy(2);
        }
        return from.plus(span);
    }

    private long messages(String bot, Instant from, Instant to) {
        Integer count = sql(bot, times.of(bot))
                .select(DSL.count())
                .from(MESSAGE)
                .where(isUnsettled(bot, from), MESSAGE.TIME.lt(to))
                .fetchOne(DSL.count());
        return count == null ? 0 : count;
    }

    private long marksFrom(String bot, Instant until, long lastSequence) {
        Long first = sql(bot, times.of(bot))
                .select(DSL.min(MESSAGE.SEQUENCE))
                .from(MESSAGE)
                .where(isUnsettled(bot, until))
                .fetchOne(DSL.min(MESSAGE.SEQUENCE));
        return first == null ? lastSequence + 1 : first;
    }

    private DSLContext sql(String bot, Settled settled) {
        return DSL.using(Dialects.partition(Partitions.of(bot), settled).set(connection));
    }

    /** Runs work in a transaction of the writer's. */
    interface Transaction {
        void run(DuckDbWriter.Work work) throws SQLException;
    }
}
