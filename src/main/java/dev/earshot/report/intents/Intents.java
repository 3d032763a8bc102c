package dev.earshot.report.intents;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Store;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What users meant: which intents their messages had, how often, of how many users and how sure the bot was. Counts messages
 * of users; {@code NotHandled} is no intent but the want of one.
 */
public final class Intents {
    private static final Field<Integer> MESSAGES = DSL.count();
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);

    private final Store store;

    public Intents(Store store) {
        this.store = store;
    }

    /**
     * Of a whole period.
     *
     * @param incoming messages of users
     * @param understood those of them with an intent
     * @param users who sent one of these
     * @param intents different ones
     * @param confidence on average, of those messages whose bot told it; empty without any
     */
    public record Totals(long incoming, long understood, long users, long intents, OptionalDouble confidence) {}

    /** @param confidence on average, of those messages whose bot told it; empty without any */
    public record Intent(String name, long messages, long users, OptionalDouble confidence) {}

    public Totals totals(ReportQuestion question) {
        Record said = store.query(
                        question.bot(),
                        DSL.select(DSL.count()).from(Said.of(question)).where(Said.IS_INCOMING))
                .getFirst();
        Record understood = store.query(
                        question.bot(),
                        DSL.select(
                                        MESSAGES,
                                        DSL.countDistinct(Understood.USER),
                                        DSL.countDistinct(Understood.INTENT),
                                        DSL.avg(Understood.CONFIDENCE))
                                .from(Understood.of(question)))
                .getFirst();
        return new Totals(
                Numbers.whole(said, 0),
                Numbers.whole(understood, 0),
                Numbers.whole(understood, 1),
                Numbers.whole(understood, 2),
                Numbers.fraction(understood, 3));
    }

    /** The most frequent ones first; of two that are as frequent, by name. */
    public List<Intent> top(ReportQuestion question, int limit) {
        return ranked(question, DSL.inline(0), limit);
    }

    /** Those of the names first, so that none of them is missing; then the most frequent others. */
    public List<Intent> withOthers(ReportQuestion question, Collection<String> names, int others) {
        Field<Integer> isOther = names.isEmpty()
                ? DSL.inline(0)
                : DSL.when(Understood.INTENT.in(names), 0).otherwise(1);
        return ranked(question, isOther, names.size() + others);
    }

    private List<Intent> ranked(ReportQuestion question, Field<Integer> rank, int limit) {
        return store
                .query(
                        question.bot(),
                        DSL.select(
                                        Understood.INTENT,
                                        MESSAGES,
                                        DSL.countDistinct(Understood.USER),
                                        DSL.avg(Understood.CONFIDENCE))
                                .from(Understood.of(question))
                                .groupBy(Understood.INTENT)
                                .orderBy(DSL.min(rank), MESSAGES.desc(), Understood.INTENT)
                                .limit(limit))
                .stream()
                .map(row -> new Intent(
                        row.get(Understood.INTENT),
                        Numbers.whole(row, 1),
                        Numbers.whole(row, 2),
                        Numbers.fraction(row, 3)))
                .toList();
    }

    /** Messages by name and step; steps without any are missing. */
    public Map<String, Map<Integer, Long>> trend(ReportQuestion question, List<String> names) {
        Map<String, Map<Integer, Long>> trend = new LinkedHashMap<>();
        names.forEach(name -> trend.put(name, new LinkedHashMap<>()));
        if (names.isEmpty()) {
            return trend;
        }
        Buckets buckets = question.buckets();
        for (Record row : store.query(
                question.bot(),
                DSL.select(Understood.INTENT, buckets.index(Understood.TIME).as(STEP), MESSAGES)
                        .from(Understood.of(question))
                        .where(Understood.INTENT.in(names))
                        .groupBy(Understood.INTENT, STEP))) {
            trend.getOrDefault(row.get(Understood.INTENT), new LinkedHashMap<>())
                    .put(row.get(STEP), Numbers.whole(row, 2));
        }
        return trend;
    }
}
