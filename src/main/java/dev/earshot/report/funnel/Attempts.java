package dev.earshot.report.funnel;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.Occurrences;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.AsOf;
import dev.earshot.store.Moment;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Attempts at a funnel, as common tables to be put before a query as {@code with(…)}; it selects from {@link #counted}.
 *
 * <p>An attempt begins with each occurrence of the first step in the question's period. Loosely, each further step is the
 * first of its occurrences that comes after the one of the step before; strictly, it is the very next row of all that are of
 * the steps' kinds ({@link Act#alike}), or the attempt ends. Rows come in the order of their times, whenever they arrived, and
 * of one moment in that of arrival. One row is never two steps of an attempt. A step that is later than the window after the
 * first is none.
 *
 * <p>If users or sessions count once, then by the attempt that got furthest; of several, the first.
 */
final class Attempts {
    private static final Name PLACED = DSL.name("placed");
    private static final Name ATTEMPT = DSL.name("attempt");
    private static final Name BEST = DSL.name("best");
    private static final Name COUNTED = DSL.name("counted");
    private static final Name TAIL = DSL.name("tail");
    private static final String KEY = "whose";
    private static final String PLACE = "place";

    static final Field<String> USER = field(COUNTED, "user_id", SQLDataType.VARCHAR.getType());
    static final Field<String> PLATFORM = field(COUNTED, "platform", String.class);

    /** How many steps it took, from 1. */
    static final Field<Integer> REACHED = field(COUNTED, "reached", Integer.class);

    private final ReportQuestion question;
    private final FunnelOptions options;
    private final List<Act> rows;

    Attempts(ReportQuestion question, FunnelOptions options) {
        this.question = question;
        this.options = options;
        Set<Act> kinds = new LinkedHashSet<>();
        if (options.isStrict()) {
            options.steps().forEach(step -> kinds.addAll(step.alike()));
        }
        this.rows = new ArrayList<>(options.steps());
        this.rows.addAll(kinds);
    }

    private static <T> Field<T> field(Name table, String column, Class<T> type) {
        return DSL.field(table.append(column), type);
    }

    /**
     * Of {@link #counted}, in milliseconds since 1970; null if it did not get so far.
     *
     * @param step from 0
     */
    static Field<Long> time(int step) {
        return field(COUNTED, "time_" + step, Long.class);
    }

    /** When it began. */
    static Field<Instant> start() {
        return DSL.field(COUNTED.append("time_0"), Occurrences.TIME.getDataType());
    }

    static Table<Record> counted() {
        return DSL.table(COUNTED);
    }

    /** What was found of one row of an attempt: its id. */
    static Table<Record> placed(String name) {
        return DSL.table(PLACED).as(name);
    }

    static Field<UUID> id(String placed) {
        return field(DSL.name(placed), "id", UUID.class);
    }

    /** Of {@link #placed}: that it is the attempt's row of this step. */
    static Condition isOf(String placed, int step) {
        return isOf(placed, field(COUNTED, PLACE + "_" + step, BigInteger.class));
    }

    /** Of {@link #placed}: that it is the last row of the attempt. */
    Condition isLast(String placed) {
        Field<BigInteger> last = field(COUNTED, PLACE + "_0", BigInteger.class);
        for (int step = 1; step < options.steps().size(); step++) {
            last = DSL.coalesce(field(COUNTED, PLACE + "_" + step, BigInteger.class), last);
        }
        return isOf(placed, last);
    }

    private static Condition isOf(String placed, Field<BigInteger> place) {
        Name name = DSL.name(placed);
        return DSL.and(
                field(name, KEY, Object.class).eq(field(COUNTED, KEY, Object.class)),
                field(name, PLACE, BigInteger.class).eq(place));
    }

    List<CommonTableExpression<?>> tables() {
        List<CommonTableExpression<?>> tables = new ArrayList<>();
        tables.add(placed());
        if (options.isStrict()) {
            tables.add(ATTEMPT.as(counting(strictly())));
        } else {
            for (int step = options.steps().size() - 1; step > 0; step--) {
                tables.add(name(step).as(tail(step)));
            }
            tables.add(ATTEMPT.as(counting(loosely())));
        }
        if (options.isEach()) {
            tables.add(COUNTED.as(DSL.select(DSL.asterisk()).from(DSL.table(ATTEMPT))));
        } else {
            tables.add(best());
            tables.add(COUNTED.as(ofBest()));
        }
        return tables;
    }

    /** Every row that may be a step, or lie between two. */
    private CommonTableExpression<?> placed() {
        Instant from = question.period().from();
        Instant to = question.period().to().plus(options.window()).plusMillis(1);
        Table<Record> found = options.isInSession()
                ? Occurrences.inSessions(question, rows, from, to)
                : Occurrences.between(question, rows, from, to);
        Field<?> key = options.isInSession() ? Occurrences.SESSION : Occurrences.USER;
        WindowSpecification order = DSL.partitionBy(key).orderBy(Occurrences.TIME, Occurrences.SEQUENCE);
        List<Field<?>> columns = new ArrayList<>(List.of(
                key.as(KEY),
                Occurrences.USER,
                Occurrences.PLATFORM,
                Occurrences.ID,
                Occurrences.ACTS,
                Occurrences.TIME.coerce(Long.class).as("time_millis"),
                Moment.of(Occurrences.TIME, Occurrences.SEQUENCE).as(PLACE)));
        for (int step = 1; options.isStrict() && step < options.steps().size(); step++) {
            columns.add(DSL.lead(Occurrences.ACTS, step).over(order).as("acts_" + step));
            columns.add(DSL.lead(Occurrences.TIME.coerce(Long.class), step)
                    .over(order)
                    .as("then_" + step));
            columns.add(DSL.lead(Moment.of(Occurrences.TIME, Occurrences.SEQUENCE), step)
                    .over(order)
                    .as("place_" + step));
        }
        return PLACED.as(DSL.select(columns).from(found));
    }

    private Condition begins() {
        Field<Long> time = field(PLACED, "time_millis", Long.class);
        return Occurrences.is(field(PLACED, "acts", Integer.class), 0)
                .and(time.lt(question.period().to().toEpochMilli()));
    }

    private static List<Field<?>> ofFirst() {
        return List.of(
                field(PLACED, KEY, Object.class),
                field(PLACED, "user_id", String.class),
                field(PLACED, "platform", String.class),
                field(PLACED, PLACE, BigInteger.class).as(PLACE + "_0"),
                field(PLACED, "time_millis", Long.class).as("time_0"));
    }

    private Select<?> strictly() {
        List<Field<?>> columns = new ArrayList<>(ofFirst());
        Field<Long> start = field(PLACED, "time_millis", Long.class);
        Condition isReached = DSL.trueCondition();
        for (int step = 1; step < options.steps().size(); step++) {
            Field<Long> time = field(PLACED, "then_" + step, Long.class);
            isReached = DSL.and(
                    isReached,
                    Occurrences.is(field(PLACED, "acts_" + step, Integer.class), step),
                    isInWindow(time, start));
            addStep(columns, step, isReached, field(PLACED, "place_" + step, BigInteger.class), time);
        }
        return DSL.select(columns).from(DSL.table(PLACED)).where(begins());
    }

    private static void addStep(
            List<Field<?>> columns, int step, Condition isReached, Field<BigInteger> place, Field<Long> time) {
        columns.add(DSL.when(isReached, place).as(PLACE + "_" + step));
        columns.add(DSL.when(isReached, time).as("time_" + step));
    }

    /** The rows of a step, each with those of the steps that follow it, however late. */
    private Select<?> tail(int step) {
        List<Field<?>> columns = new ArrayList<>(List.of(
                field(PLACED, KEY, Object.class),
                field(PLACED, PLACE, BigInteger.class).as(PLACE + "_" + step),
                field(PLACED, "time_millis", Long.class).as("time_" + step)));
        Condition isStep = Occurrences.is(field(PLACED, "acts", Integer.class), step);
        if (step == options.steps().size() - 1) {
            return DSL.select(columns).from(DSL.table(PLACED)).where(isStep);
        }
        for (int later = step + 1; later < options.steps().size(); later++) {
            columns.add(field(TAIL, PLACE + "_" + later, BigInteger.class));
            columns.add(field(TAIL, "time_" + later, Long.class));
        }
        return DSL.select(columns).from(followedBy(step + 1, isStep));
    }

    private Select<?> loosely() {
        List<Field<?>> columns = new ArrayList<>(ofFirst());
        Field<Long> start = field(PLACED, "time_millis", Long.class);
        for (int step = 1; step < options.steps().size(); step++) {
            Field<Long> time = field(TAIL, "time_" + step, Long.class);
            Field<BigInteger> place = field(TAIL, PLACE + "_" + step, BigInteger.class);
            addStep(columns, step, isInWindow(time, start), place, time);
        }
        return DSL.select(columns).from(followedBy(1, begins()));
    }

    /** Each such row with the first of a step that comes after it: the step's tail is reckoned once, not for each that leads to it. */
    private static Table<Record> followedBy(int step, Condition which) {
        return AsOf.leftJoin(
                DSL.select(DSL.asterisk()).from(DSL.table(PLACED)).where(which),
                PLACED,
                DSL.select(DSL.asterisk()).from(DSL.table(name(step))),
                TAIL,
                field(PLACED, KEY, Object.class).eq(field(TAIL, KEY, Object.class)),
                field(PLACED, PLACE, BigInteger.class).lt(field(TAIL, PLACE + "_" + step, BigInteger.class)));
    }

    private Condition isInWindow(Field<Long> time, Field<Long> start) {
        return time.minus(start).le(DSL.inline(options.window().toMillis()));
    }

    private static Name name(int step) {
        return DSL.name(TAIL.last() + "_" + step);
    }

    /** Adds how many steps an attempt took. */
    private Select<?> counting(Select<?> attempts) {
        Name of = DSL.name("followed");
        Field<Integer> reached = DSL.inline(1);
        for (int step = 1; step < options.steps().size(); step++) {
            reached =
                    reached.plus(DSL.when(field(of, "time_" + step, Long.class).isNull(), DSL.inline(0))
                            .otherwise(DSL.inline(1)));
        }
        return DSL.select(
                        DSL.field("{0}.*", of),
                        reached.cast(SQLDataType.INTEGER).as("reached"))
                .from(attempts.asTable(of));
    }

    private static Field<BigInteger> merit() {
        return Moment.ranked(field(ATTEMPT, "reached", Integer.class), field(ATTEMPT, PLACE + "_0", BigInteger.class));
    }

    private static CommonTableExpression<?> best() {
        return BEST.as(
                DSL.select(field(ATTEMPT, KEY, Object.class), DSL.max(merit()).as("merit"))
                        .from(DSL.table(ATTEMPT))
                        .groupBy(field(ATTEMPT, KEY, Object.class)));
    }

    private static Select<?> ofBest() {
        return DSL.select(DSL.field("{0}.*", ATTEMPT))
                .from(DSL.table(ATTEMPT))
                .join(DSL.table(BEST))
                .on(
                        field(ATTEMPT, KEY, Object.class).eq(field(BEST, KEY, Object.class)),
                        merit().eq(field(BEST, "merit", BigInteger.class)));
    }
}
