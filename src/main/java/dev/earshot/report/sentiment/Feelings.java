package dev.earshot.report.sentiment;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Mood;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Understood;
import dev.earshot.store.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * How what users wrote sounds ({@link dev.earshot.sentiment.Sentiments}). Counts messages that users wrote themselves
 * ({@link Said#IS_WRITTEN}): what stands on a tapped button is the bot's wording.
 */
public final class Feelings {
    /** Tenths of the way from -1 to 1. */
    static final int BINS = 10;

    private static final Field<Integer> MESSAGES = DSL.count();
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final Field<Integer> BIN = DSL.field(DSL.name("bin"), Integer.class);

    private final Store store;

    public Feelings(Store store) {
        this.store = store;
    }

    /**
     * How some messages sound.
     *
     * @param average of those whose sentiment is known; empty without any
     */
    public record Tally(OptionalDouble average, long positive, long neutral, long negative, long unknown) {

        public long known() {
            return positive + neutral + negative;
        }

        public long messages() {
            return known() + unknown;
        }
    }

    /** @param users who wrote one that sounds negative */
    public record Totals(Tally tally, long negativeUsers) {}

    /** @param step its number in the question's series */
    public record Step(int step, Tally tally) {}

    public record OfIntent(String intent, Tally tally) {}

    public Totals totals(ReportQuestion question) {
        Field<Integer> users = DSL.countDistinct(DSL.when(Mood.NEGATIVE.is(Said.SENTIMENT), Said.USER));
        Record row = store.query(
                        question.bot(),
                        DSL.select(average(), count(Mood.POSITIVE), count(Mood.NEUTRAL), count(Mood.NEGATIVE))
                                .select(count(Mood.UNKNOWN), users)
                                .from(Said.of(question))
                                .where(Said.IS_WRITTEN))
                .getFirst();
        return new Totals(tally(row, 0), Numbers.whole(row, 5));
    }

    /** In order; steps without any message are missing. */
    public List<Step> series(ReportQuestion question) {
        Buckets buckets = question.buckets();
        return store
                .query(
                        question.bot(),
                        DSL.select(buckets.index(Said.TIME).as(STEP), average())
                                .select(count(Mood.POSITIVE), count(Mood.NEUTRAL))
                                .select(count(Mood.NEGATIVE), count(Mood.UNKNOWN))
                                .from(Said.of(question))
                                .where(Said.IS_WRITTEN)
                                .groupBy(STEP)
                                .orderBy(STEP))
                .stream()
                .map(row -> new Step(row.get(STEP), tally(row, 1)))
                .toList();
    }

    /** Messages whose sentiment is known by the tenth in which it lies, from 0; those without any are missing. */
    public Map<Integer, Long> distribution(ReportQuestion question) {
        Map<Integer, Long> bins = new TreeMap<>();
        store.query(
                        question.bot(),
                        DSL.select(bin().as(BIN), MESSAGES)
                                .from(Said.of(question))
                                .where(Said.IS_WRITTEN, Said.SENTIMENT.isNotNull())
                                .groupBy(BIN))
                .forEach(row -> bins.put(row.get(BIN), Numbers.whole(row, 1)));
        return bins;
    }

    /** The number of the tenth; a lower border belongs to its tenth, and 1 to the last. */
    private static Field<Integer> bin() {
        Field<Integer> bin = DSL.inline(BINS - 1);
        for (int i = BINS - 2; i >= 0; i--) {
            bin = DSL.when(Said.SENTIMENT.lt(DSL.inline(border(i + 1))), DSL.inline(i))
                    .otherwise(bin);
        }
        return bin;
    }

    static double border(int bin) {
        return (2 * bin - BINS) / (double) BINS;
    }

    /** The most frequent intents first; of two that are as frequent, by name. */
    public List<OfIntent> byIntent(ReportQuestion question, int limit) {
        return store
                .query(
                        question.bot(),
                        DSL.select(Said.INTENT, average(), count(Mood.POSITIVE), count(Mood.NEUTRAL))
                                .select(count(Mood.NEGATIVE), count(Mood.UNKNOWN))
                                .from(Said.of(question))
                                .where(Said.IS_WRITTEN, Understood.IS_UNDERSTOOD)
                                .groupBy(Said.INTENT)
                                .orderBy(MESSAGES.desc(), Said.INTENT)
                                .limit(limit))
                .stream()
                .map(row -> new OfIntent(row.get(Said.INTENT), tally(row, 1)))
                .toList();
    }

    private static Field<BigDecimal> average() {
        return DSL.avg(Said.SENTIMENT);
    }

    private static Field<Integer> count(Mood mood) {
        Condition is = mood.is(Said.SENTIMENT);
        return DSL.count(DSL.when(is, 1));
    }

    /** @param first the index of the average, which the counts follow */
    private static Tally tally(Record row, int first) {
        return new Tally(
                Numbers.fraction(row, first),
                Numbers.whole(row, first + 1),
                Numbers.whole(row, first + 2),
                Numbers.whole(row, first + 3),
                Numbers.whole(row, first + 4));
    }
}
