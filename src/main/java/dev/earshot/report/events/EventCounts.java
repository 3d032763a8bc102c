package dev.earshot.report.events;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How often what happened, and to how many. Events of nobody are counted; nobody is no user. Filters of direction and intent
 * mean messages and do not restrict events.
 */
public final class EventCounts {
    /** Rankings end here. */
    public static final int MAX_ROWS = 100;

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), Integer.class);
    private static final Field<String> SHOWN_TYPE = DSL.field(DSL.name("shown_type"), String.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("attribute_value"), String.class);
    private static final Field<Integer> EVENTS = DSL.field(DSL.name("events"), Integer.class);

    private final Store store;

    public EventCounts(Store store) {
        this.store = store;
    }

    /**
     * Of a whole period.
     *
     * @param ofUsers events that happened to somebody known
     * @param names different ones
     */
    public record Totals(long events, long ofUsers, long users, long names) {}

    public record OfType(String type, long events, long users) {}

    public record OfName(String type, String name, long events, long users) {}

    /** @param value null for events that lack the key */
    public record OfValue(@Nullable String value, long events, long users) {}

    /** @param type {@code ""} for all types that were not named */
    public record OfStep(int step, String type, long events, long users) {}

    /** @param name only events of this name; null for all */
    public Totals totals(ReportQuestion question, @Nullable String name) {
        Record row = store.query(
                        question.bot(),
                        DSL.select(DSL.count(), DSL.count(user()), users(), DSL.countDistinct(EVENT.NAME))
                                .from(EVENT)
                                .where(of(question, name)))
                .getFirst();
        return new Totals(Numbers.whole(row, 0), Numbers.whole(row, 1), Numbers.whole(row, 2), Numbers.whole(row, 3));
    }

    /** The most frequent first. */
    public List<OfType> types(ReportQuestion question, @Nullable String name) {
        return store
                .query(
                        question.bot(),
                        DSL.select(EVENT.TYPE, DSL.count().as(EVENTS), users())
                                .from(EVENT)
                                .where(of(question, name))
                                .groupBy(EVENT.TYPE)
                                .orderBy(EVENTS.desc(), EVENT.TYPE.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new OfType(row.get(EVENT.TYPE), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    /**
     * By steps of the question; those in which nothing happened are left out.
     *
     * @param types that are told apart
     */
    public List<OfStep> steps(ReportQuestion question, @Nullable String name, List<String> types) {
        Buckets buckets = question.buckets();
        Field<String> type = DSL.when(EVENT.TYPE.in(types), EVENT.TYPE).otherwise(DSL.inline(""));
        return store
                .query(
                        question.bot(),
                        DSL.select(buckets.index(EVENT.TIME).as(STEP), type.as(SHOWN_TYPE), DSL.count(), users())
                                .from(EVENT)
                                .where(of(question, name))
                                .groupBy(STEP, SHOWN_TYPE))
                .stream()
                .map(row ->
                        new OfStep(row.get(STEP), row.get(SHOWN_TYPE), Numbers.whole(row, 2), Numbers.whole(row, 3)))
                .toList();
    }

    /**
     * The most frequent first.
     *
     * @param only these names; null for the most frequent of all
     */
    public List<OfName> names(ReportQuestion question, @Nullable Collection<String> only) {
        return store
                .query(
                        question.bot(),
                        DSL.select(EVENT.TYPE, EVENT.NAME, DSL.count().as(EVENTS), users())
                                .from(EVENT)
                                .where(Happened.in(question), only == null ? DSL.noCondition() : EVENT.NAME.in(only))
                                .groupBy(EVENT.TYPE, EVENT.NAME)
                                .orderBy(EVENTS.desc(), EVENT.NAME.asc(), EVENT.TYPE.asc())
                                .limit(only == null ? MAX_ROWS : MAX_ROWS * MAX_ROWS))
                .stream()
                .map(row -> new OfName(
                        row.get(EVENT.TYPE), row.get(EVENT.NAME), Numbers.whole(row, 2), Numbers.whole(row, 3)))
                .toList();
    }

    /**
     * The values of an attribute, the most frequent first.
     *
     * @param key as {@link EventAttributes} reads it
     * @param only these values; null for the most frequent of all
     */
    public List<OfValue> values(
            ReportQuestion question, @Nullable String name, String key, @Nullable Collection<@Nullable String> only) {
        Field<String> value = EventAttributes.value(key);
        return store
                .query(
                        question.bot(),
                        DSL.select(value.as(VALUE), DSL.count().as(EVENTS), users())
                                .from(EVENT)
                                .where(
                                        of(question, name),
                                        only == null ? DSL.noCondition() : EventAttributes.isOneOf(value, only))
                                .groupBy(VALUE)
                                .orderBy(EVENTS.desc(), VALUE.asc())
                                .limit(MAX_ROWS))
                .stream()
                .map(row -> new OfValue(row.get(VALUE), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    private static Condition of(ReportQuestion question, @Nullable String name) {
        return Happened.in(question).and(name == null ? DSL.noCondition() : EVENT.NAME.eq(name));
    }

    /** Null where nobody is known. */
    private static Field<String> user() {
        return DSL.nullif(EVENT.USER, DSL.inline(""));
    }

    private static Field<Integer> users() {
        return DSL.countDistinct(user());
    }
}
