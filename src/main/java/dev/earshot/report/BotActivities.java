package dev.earshot.report;

import dev.earshot.store.MessageRow;
import dev.earshot.store.MessageTable;
import dev.earshot.store.Store;
import dev.earshot.store.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Bots at a glance: three queries, however many bots those are. Thread-safe. */
public final class BotActivities {
    private static final MessageTable MESSAGE = Tables.MESSAGE;
    private static final Field<Integer> COUNT = DSL.count();
    private static final Field<Instant> LAST = DSL.max(MESSAGE.TIME);

    private final Store store;
    private final Marks marks;

    public BotActivities(Store store) {
        this.store = store;
        this.marks = new Marks(store);
    }

    /** @return of those bots that have messages */
    public Map<String, BotActivity> of(Collection<String> bots) {
        if (bots.isEmpty()) {
            return Map.of();
        }
        Map<String, Long> counts = new HashMap<>();
        Set<Instant> times = new LinkedHashSet<>();
        var query = DSL.select(MESSAGE.BOT, COUNT, LAST)
                .from(MESSAGE)
                .where(MESSAGE.BOT.in(bots))
                .groupBy(MESSAGE.BOT);
        for (Record row : store.query(query)) {
            counts.put(row.get(MESSAGE.BOT), row.get(COUNT).longValue());
            times.add(row.get(LAST));
        }
        Map<String, BotActivity> activities = new HashMap<>();
        for (TranscriptMessage last : marks.withoutReceipts(newest(counts.keySet(), times))) {
            activities.put(
                    last.row().bot(), activity(counts.getOrDefault(last.row().bot(), 0L), last));
        }
        return activities;
    }

    private static BotActivity activity(long messages, TranscriptMessage last) {
        return new BotActivity(messages, last.time(), last.wording(), last.row().kind());
    }

    /** Each bot's last message, looked for at the times only where those are, so that few rows are read whole. */
    private List<MessageRow> newest(Collection<String> bots, Set<Instant> times) {
        if (bots.isEmpty()) {
            return List.of();
        }
        List<Field<?>> fields = new ArrayList<>(List.of(MESSAGE.fields()));
        fields.add(DSL.rowNumber()
                .over(DSL.partitionBy(MESSAGE.BOT).orderBy(MESSAGE.TIME.desc(), MESSAGE.SEQUENCE.desc()))
                .as("age_rank"));
        Table<?> ranked = DSL.select(fields)
                .from(MESSAGE)
                .where(MESSAGE.BOT.in(bots), MESSAGE.TIME.in(times))
                .asTable("ranked");
        var query = DSL.select(ranked.fields(MESSAGE.fields()))
                .from(ranked)
                .where(DSL.field(DSL.name("ranked", "age_rank"), Integer.class).eq(1));
        return store.query(query).stream().map(MESSAGE::row).toList();
    }
}
