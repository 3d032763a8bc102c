package dev.earshot.report.funnel;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.Occurrences;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.AsOf;
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
    private static final Name RANKED = DSL.name("ranked");
    private static final Name COUNTED = DSL.name("counted");
    private static final Name NEXT = DSL.name("next_row");
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
        return isOf(placed, field(COUNTED, PLACE + "_" + step, Long.class));
    }

    /** Of {@link #placed}: that it is the last row of the attempt. */
    Condition isLast(String placed) {
        Field<Long> last = field(COUNTED, PLACE + "_0", Long.class);
        for (int step = 1; step < options.steps().size(); step++) {
            last = DSL.coalesce(field(COUNTED, PLACE + "_" + step, Long.class), last);
        }
        return isOf(placed, last);
    }

    private static Condition isOf(String placed, Field<Long> place) {
        Name name = DSL.name(placed);
        return DSL.and(
                field(name, KEY, String.class).eq(field(COUNTED, KEY, String.class)),
                field(name, PLACE, Long.class).eq(place));
    }

    List<CommonTableExpression<?>> tables() {
        List<CommonTableExpression<?>> tables = new ArrayList<>();
        tables.add(placed());
        if (options.isStrict()) {
            tables.add(strictly());
        } else {
            tables.add(begun());
            for (int step = 1; step < options.steps().size(); step++) {
                tables.add(loosely(step));
            }
        }
        tables.add(ranked());
        tables.add(COUNTED.as(DSL.select(DSL.asterisk())
                .from(DSL.table(RANKED))
                .where(
                        options.isEach()
                                ? DSL.noCondition()
                                : field(RANKED, "rank", Long.class).eq(1L))));
        return tables;
    }

    /** Every row that may be a step, or lie between two, with its place among those of the same user or session. */
    private CommonTableExpression<?> placed() {
        Instant from = question.period().from();
        Instant to = question.period().to().plus(options.window()).plusMillis(1);
        Table<Record> found = options.isInSession()
                ? Occurrences.inSessions(question, rows, from, to)
                : Occurrences.between(question, rows, from, to);
        Field<String> key = options.isInSession() ? Occurrences.SESSION.cast(SQLDataType.VARCHAR) : Occurrences.USER;
        WindowSpecification order = DSL.partitionBy(key).orderBy(Occurrences.TIME, Occurrences.SEQUENCE);
        List<Field<?>> columns = new ArrayList<>(List.of(
                key.as(KEY),
                Occurrences.USER,
                Occurrences.PLATFORM,
                Occurrences.ID,
                Occurrences.ACTS,
                Occurrences.TIME.coerce(Long.class).as("time_millis"),
                DSL.rowNumber().over(order).cast(SQLDataType.BIGINT).as(PLACE)));
        for (int step = 1; options.isStrict() && step < options.steps().size(); step++) {
            columns.add(DSL.lead(Occurrences.ACTS, step).over(order).as("acts_" + step));
            columns.add(DSL.lead(Occurrences.TIME.coerce(Long.class), step)
                    .over(order)
                    .as("then_" + step));
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
                field(PLACED, KEY, String.class),
                field(PLACED, "user_id", String.class),
                field(PLACED, "platform", String.class),
                field(PLACED, PLACE, Long.class).as(PLACE + "_0"),
                field(PLACED, "time_millis", Long.class).as("time_0"));
    }

    private CommonTableExpression<?> begun() {
        return name(0).as(DSL.select(ofFirst()).from(DSL.table(PLACED)).where(begins()));
    }

    private CommonTableExpression<?> strictly() {
        List<Field<?>> columns = new ArrayList<>(ofFirst());
        Field<Long> start = field(PLACED, "time_millis", Long.class);
        Condition isReached = DSL.trueCondition();
        for (int step = 1; step < options.steps().size(); step++) {
            Field<Long> time = field(PLACED, "then_" + step, Long.class);
            isReached = DSL.and(
                    isReached,
                    Occurrences.is(field(PLACED, "acts_" + step, Integer.class), step),
                    isInWindow(time, start));
            Field<Long> place = field(PLACED, PLACE, Long.class).plus(DSL.inline((long) step));
            columns.add(DSL.when(isReached, place).as(PLACE + "_" + step));
            columns.add(DSL.when(isReached, time).as("time_" + step));
        }
        return name(options.steps().size() - 1)
                .as(DSL.select(columns).from(DSL.table(PLACED)).where(begins()));
    }

    private CommonTableExpression<?> loosely(int step) {
        Name before = name(step - 1);
        Select<?> next = DSL.select(
                        field(PLACED, KEY, String.class),
                        field(PLACED, PLACE, Long.class),
                        field(PLACED, "time_millis", Long.class))
                .from(DSL.table(PLACED))
                .where(Occurrences.is(field(PLACED, "acts", Integer.class), step));
        Field<Long> time = field(NEXT, "time_millis", Long.class);
        Condition isReached = isInWindow(time, field(before, "time_0", Long.class));
        return name(step)
                .as(DSL.select(
                                DSL.table(before).asterisk(),
                                DSL.when(isReached, field(NEXT, PLACE, Long.class))
                                        .as(PLACE + "_" + step),
                                DSL.when(isReached, time).as("time_" + step))
                        .from(AsOf.leftJoin(
                                before,
                                next,
                                NEXT,
                                field(before, KEY, String.class).eq(field(NEXT, KEY, String.class)),
                                field(before, PLACE + "_" + (step - 1), Long.class)
                                        .lt(field(NEXT, PLACE, Long.class)))));
    }

    private Condition isInWindow(Field<Long> time, Field<Long> start) {
        return time.minus(start).le(DSL.inline(options.window().toMillis()));
    }

    private static Name name(int step) {
        return DSL.name(ATTEMPT.last() + "_" + step);
    }

    private CommonTableExpression<?> ranked() {
        Name last = name(options.steps().size() - 1);
        Field<Integer> reached = DSL.inline(1);
        for (int step = 1; step < options.steps().size(); step++) {
            reached = reached.plus(
                    DSL.when(field(last, "time_" + step, Long.class).isNull(), DSL.inline(0))
                            .otherwise(DSL.inline(1)));
        }
        List<Field<?>> columns =
                new ArrayList<>(List.of(reached.cast(SQLDataType.INTEGER).as("reached")));
        if (!options.isEach()) {
            columns.add(DSL.rowNumber()
                    .over(DSL.partitionBy(field(last, KEY, String.class))
                            .orderBy(reached.desc(), field(last, PLACE + "_0", Long.class)))
                    .cast(SQLDataType.BIGINT)
                    .as("rank"));
        }
        columns.addFirst(DSL.field("{0}.*", DSL.name(last)));
        return RANKED.as(DSL.select(columns).from(DSL.table(last)));
    }
}
