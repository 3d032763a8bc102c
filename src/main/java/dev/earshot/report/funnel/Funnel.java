package dev.earshot.report.funnel;

import static dev.earshot.store.Tables.USER_PROPERTIES;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.JsonText;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** How many took each step ({@link Attempts} says what counts), how long it took them, and who they are. */
final class Funnel {
    /** Values of a property that are told apart. */
    static final int MAX_VALUES = 20;

    /** What a page shows without becoming slow. */
    static final int MAX_PEOPLE = 1_000;

    private static final double MIDDLE = 0.5;
    private static final Field<Integer> BUCKET = DSL.field(DSL.name("bucket"), Integer.class);
    private static final Field<String> VALUE = DSL.field(DSL.name("property_value"), String.class);
    private static final String HAVING = "having_it";

    private final Store store;

    Funnel(Store store) {
        this.store = store;
    }

    /**
     * @param reached by step, how many took it
     * @param took by step, the median time in milliseconds from the step before; null for the first, and without any
     * @param whole the median time from the first step to the last; null without any
     */
    record Steps(
            List<Long> reached,
            List<@Nullable Double> took,
            @Nullable Double whole) {
        Steps {
            reached = List.copyOf(reached);
            took = Collections.unmodifiableList(new ArrayList<>(took));
        }

        static Steps nothing(int steps) {
            return new Steps(Collections.nCopies(steps, 0L), Collections.nCopies(steps, null), null);
        }

        long entered() {
            return reached.getFirst();
        }

        long converted() {
            return reached.getLast();
        }
    }

    /** @param buckets by the step of the series in which the attempt began */
    record Found(Steps whole, List<Steps> buckets) {}

    /** @param value empty for those that have none */
    record Value(String value, Steps steps) {}

    Found find(ReportQuestion question, FunnelOptions options) {
        Attempts attempts = new Attempts(question, options);
        Buckets buckets = question.buckets();
        int size = options.steps().size();
        List<Steps> series = new ArrayList<>(Collections.nCopies(buckets.size(), Steps.nothing(size)));
        Steps whole = Steps.nothing(size);
        List<Field<?>> columns = columns(size);
        columns.addFirst(BUCKET);
        Table<Record> counted = DSL.select(
                        DSL.asterisk(), buckets.index(Attempts.start()).as(BUCKET))
                .from(Attempts.counted())
                .asTable("counted");
        for (Record row : store.query(
                question.bot(),
                DSL.with(attempts.tables())
                        .select(columns)
                        .from(counted)
                        .groupBy(DSL.groupingSets(new Field<?>[] {BUCKET}, new Field<?>[] {})))) {
            Steps steps = steps(row, 1, size);
            if (row.get(BUCKET) == null) {
                whole = steps;
            } else {
                series.set(row.get(BUCKET), steps);
            }
        }
        return new Found(whole, series);
    }

    /** Of the values with the most attempts; none if it is not to be broken down. */
    List<Value> values(ReportQuestion question, FunnelOptions options) {
        if (options.by() == null) {
            return List.of();
        }
        int size = options.steps().size();
        List<Field<?>> columns = columns(size);
        columns.addFirst(value(options).as(VALUE));
        return store
                .query(
                        question.bot(),
                        DSL.with(new Attempts(question, options).tables())
                                .select(columns)
                                .from(withProperty(question, options))
                                .groupBy(VALUE)
                                .orderBy(DSL.count().desc(), VALUE)
                                .limit(MAX_VALUES))
                .stream()
                .map(row -> new Value(row.get(VALUE), steps(row, 1, size)))
                .toList();
    }

    private static List<Field<?>> columns(int size) {
        List<Field<?>> columns = new ArrayList<>();
        columns.add(DSL.count());
        for (int step = 1; step < size; step++) {
            columns.add(DSL.count(Attempts.time(step)));
        }
        for (int step = 1; step < size; step++) {
            columns.add(median(Attempts.time(step).minus(Attempts.time(step - 1))));
        }
        columns.add(median(Attempts.time(size - 1).minus(Attempts.time(0))));
        return columns;
    }

    private static Field<?> median(Field<Long> millis) {
        return DSL.percentileCont(MIDDLE).withinGroupOrderBy(millis);
    }

    private static Steps steps(Record row, int first, int size) {
        List<Long> reached = new ArrayList<>();
        List<@Nullable Double> took = new ArrayList<>();
        took.add(null);
        for (int i = 0; i < size; i++) {
            reached.add(Numbers.whole(row, first + i));
        }
        for (int i = 0; i < size - 1; i++) {
            took.add(fraction(row, first + size + i));
        }
        return new Steps(reached, took, fraction(row, first + 2 * size - 1));
    }

    private static @Nullable Double fraction(Record row, int index) {
        OptionalDouble value = Numbers.fraction(row, index);
        return value.isEmpty() ? null : Double.valueOf(value.getAsDouble());
    }

    private static Field<String> value(FunnelOptions options) {
        Field<String> value = FunnelOptions.PLATFORM.equals(options.by())
                ? Attempts.PLATFORM
                : DSL.field(DSL.name(HAVING, "its_value"), SQLDataType.VARCHAR);
        return DSL.coalesce(value, DSL.inline(""));
    }

    /** The newest of each user counts, as with filters. */
    private static Table<?> withProperty(ReportQuestion question, FunnelOptions options) {
        String by = options.by();
        if (by == null || by.equals(FunnelOptions.PLATFORM)) {
            return Attempts.counted();
        }
        Field<String> newest = DSL.maxBy(USER_PROPERTIES.PROPERTIES, USER_PROPERTIES.SEQUENCE);
        Table<?> having = DSL.select(
                        USER_PROPERTIES.USER, JsonText.of(newest, by).as("its_value"))
                .from(USER_PROPERTIES)
                .where(USER_PROPERTIES.BOT.eq(question.bot()))
                .groupBy(USER_PROPERTIES.USER)
                .asTable(HAVING);
        return Attempts.counted()
                .leftJoin(having)
                .on(Attempts.USER.eq(DSL.field(DSL.name(HAVING, "user_id"), SQLDataType.VARCHAR)));
    }

    /**
     * Somebody who got so far.
     *
     * @param opening the row of the first step, {@code last} that of the last one that was taken
     * @param reached how many steps were taken
     */
    record Person(String user, Instant start, UUID opening, int reached, Instant time, UUID last) {}

    /** @param all how many there are */
    record People(List<Person> newest, long all) {}

    /**
     * Who got at least, or at most, so far; the last to begin first.
     *
     * @param from of their beginning; within the question's period
     */
    People people(ReportQuestion question, FunnelOptions options, Who who, Instant from, Instant to) {
        Attempts attempts = new Attempts(question, options);
        Condition isOfValue =
                who.value() == null ? DSL.noCondition() : value(options).eq(who.value());
        Condition isThen = Attempts.start().ge(from).and(Attempts.start().lt(to));
        List<Record> rows = store.query(
                question.bot(),
                DSL.with(attempts.tables())
                        .select(List.of(
                                Attempts.USER,
                                Attempts.start(),
                                Attempts.id("opening_row"),
                                Attempts.REACHED,
                                lastTime(options),
                                Attempts.id("last_row"),
                                DSL.count().over()))
                        .from(withProperty(question, options))
                        .join(Attempts.placed("opening_row"))
                        .on(Attempts.isOf("opening_row", 0))
                        .join(Attempts.placed("last_row"))
                        .on(attempts.isLast("last_row"))
                        .where(who.isOf(), isThen, isOfValue)
                        .orderBy(Attempts.start().desc(), Attempts.USER, Attempts.id("opening_row"))
                        .limit(MAX_PEOPLE));
        long all = rows.isEmpty() ? 0 : Numbers.whole(rows.getFirst(), 6);
        return new People(rows.stream().map(Funnel::person).toList(), all);
    }

    private static Field<Instant> lastTime(FunnelOptions options) {
        Field<Long> last = Attempts.time(0);
        for (int step = 1; step < options.steps().size(); step++) {
            last = DSL.coalesce(Attempts.time(step), last);
        }
        return last.coerce(Attempts.start().getDataType());
    }

    private static Person person(Record row) {
        return new Person(
                row.get(Attempts.USER),
                Objects.requireNonNull((Instant) row.get(1)),
                Objects.requireNonNull((UUID) row.get(2)),
                row.get(Attempts.REACHED),
                Objects.requireNonNull((Instant) row.get(4)),
                Objects.requireNonNull((UUID) row.get(5)));
    }

    /**
     * Which of them.
     *
     * @param step from 1
     * @param isDropped those whose last step it was; otherwise those who took it, whether or not further ones
     * @param value of what it is broken down by; null for all
     */
    record Who(int step, boolean isDropped, @Nullable String value) {
        Condition isOf() {
            return isDropped ? Attempts.REACHED.eq(step) : Attempts.REACHED.ge(step);
        }
    }
}
