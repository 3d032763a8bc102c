package dev.earshot.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Select;

/**
 * Two stores with the same rows, one of which settles some of them before each question: whatever is settled, both must give
 * the same rows.
 */
public final class EitherWayStore implements Store {
    private final Store unsettled;
    private final Store settling;
    private final Random random;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    public EitherWayStore(Store unsettled, Store settling, long seed) {
        this.unsettled = unsettled;
        this.settling = settling;
        this.random = new Random(seed);
    }

    @Override
    public void write(StoreBatch batch) {
        for (MessageRow row : batch.messages()) {
            first = row.time().isBefore(first) ? row.time() : first;
            last = row.time().isAfter(last) ? row.time() : last;
        }
        unsettled.write(batch);
        settling.write(batch);
    }

    @Override
    public <R extends Record> List<R> query(String bot, Select<R> query) {
        if (last.isAfter(first)) {
            Instant until = first.plusMillis(random.nextLong(last.toEpochMilli() - first.toEpochMilli() + 2));
            while (settling.settle(until)) {
                // of many bots, one after the other
            }
        }
        List<R> plain = unsettled.query(bot, query);
        assertEquals(text(plain), text(settling.query(bot, query)), query::getSQL);
        return plain;
    }

    /** In no order, since many queries have none; averages may differ in their last digits. */
    private static List<String> text(List<? extends Record> rows) {
        return rows.stream()
                .map(row -> row.intoList().stream()
                        .map(EitherWayStore::text)
                        .toList()
                        .toString())
                .sorted()
                .toList();
    }

    private static String text(Object value) {
        return value instanceof Double || value instanceof BigDecimal
                ? new BigDecimal(value.toString())
                        .round(new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }

    @Override
    public <R extends Record> List<R> query(Select<R> query) {
        return unsettled.query(query);
    }

    @Override
    public String position() {
        return unsettled.position();
    }

    @Override
    public long lastSequence() {
        return unsettled.lastSequence();
    }

    @Override
    public Set<UUID> known(String bot, Collection<UUID> ids) {
        return unsettled.known(bot, ids);
    }

    @Override
    public void eachId(IdConsumer consumer) {
        unsettled.eachId(consumer);
    }

    @Override
    public boolean settle(Instant until) {
        return settling.settle(until);
    }

    @Override
    public void trimQuarantine(long cutoffMillis, long maxRows) {
        unsettled.trimQuarantine(cutoffMillis, maxRows);
        settling.trimQuarantine(cutoffMillis, maxRows);
    }

    @Override
    public String problem() {
        return unsettled.problem() + settling.problem();
    }

    @Override
    public void close() {
        unsettled.close();
        settling.close();
    }
}
