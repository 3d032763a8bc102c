package dev.earshot.report.messages;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** How many messages of each kind there were: texts, taps, images. */
final class Kinds {
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);

    private final Store store;

    Kinds(Store store) {
        this.store = store;
    }

    /** @param kind as the store names it */
    record Count(int step, String direction, String kind, long messages) {
        boolean isIncoming() {
            return direction.equals("INCOMING");
        }
    }

    List<Count> counts(ReportQuestion question) {
        Buckets buckets = question.buckets();
        List<Count> counts = new ArrayList<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(buckets.index(Said.TIME).as(STEP), Said.DIRECTION, Said.KIND, DSL.count())
                        .from(Said.of(question))
                        .groupBy(STEP, Said.DIRECTION, Said.KIND))) {
            counts.add(new Count(row.get(STEP), row.get(Said.DIRECTION), row.get(Said.KIND), Numbers.whole(row, 3)));
        }
        return counts;
    }

    /** The kinds that there were, the most frequent first. */
    static List<String> ranked(List<Count> counts) {
        Map<String, Long> totals = new TreeMap<>();
        counts.forEach(count -> totals.merge(count.kind, count.messages, Long::sum));
        return totals.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }
}
