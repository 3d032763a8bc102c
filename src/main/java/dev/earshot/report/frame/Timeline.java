package dev.earshot.report.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The grid of a series: a row for each step of the question's period, whether something happened in it or not. Not thread-safe. */
public final class Timeline {
    private final ReportQuestion question;
    private final Buckets buckets;
    private final List<List<@Nullable Number>> steps;
    private @Nullable Timeline before;

    /** @param width how many numbers a step has; they are 0 until set */
    public Timeline(ReportQuestion question, int width) {
        this.question = question;
        this.buckets = question.buckets();
        this.steps = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            steps.add(new ArrayList<>(Collections.nCopies(width, (Number) 0L)));
        }
    }

    public Buckets buckets() {
        return buckets;
    }

    public int size() {
        return steps.size();
    }

    /** @param value null where there is nothing to reckon it from */
    public void set(int step, int column, @Nullable Number value) {
        steps.get(step).set(column, value);
    }

    public void set(int step, List<? extends @Nullable Number> values) {
        for (int i = 0; i < values.size(); i++) {
            set(step, i, values.get(i));
        }
    }

    /**
     * Lays the same series of the compared period beside this one, step by step from the first on. Where one has fewer steps
     * than the other, the rest has nothing beside it.
     *
     * @param timeline null if nothing is compared
     */
    public Timeline against(@Nullable Timeline timeline) {
        before = timeline;
        return this;
    }

    /**
     * The grid, with the start of each step before its numbers, and the compared ones after them.
     *
     * @param columns of the numbers
     * @param behind from a step's first moment and the moment after it
     */
    public Grid grid(List<Grid.Column> columns, BiFunction<Instant, Instant, @Nullable Behind> behind) {
        return grid(columns, behind, column -> behind);
    }

    /** @param ofColumn what stands behind the numbers of a column, by its index, as {@code behind} does behind a step */
    public Grid grid(
            List<Grid.Column> columns,
            BiFunction<Instant, Instant, @Nullable Behind> behind,
            IntFunction<BiFunction<Instant, Instant, @Nullable Behind>> ofColumn) {
        return gridOf(columns, behind, question -> ofColumn);
    }

    private Grid gridOf(
            List<Grid.Column> columns,
            BiFunction<Instant, Instant, @Nullable Behind> behind,
            Function<ReportQuestion, IntFunction<BiFunction<Instant, Instant, @Nullable Behind>>> ofColumn) {
        List<Grid.Column> all = new ArrayList<>(columns);
        if (before != null) {
            columns.forEach(column -> all.add(column.before()));
        }
        all.addFirst(new Grid.Column("start", "From", null));
        List<Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            rows.add(row(i, columns.size(), behind, ofColumn));
        }
        return new Grid(all, rows);
    }

    /**
     * The grid, each number of which leads to what is its own, and a step to what the first of them is.
     *
     * @param cells for each column, from a step's first moment and the moment after it
     */
    public Grid grid(List<Grid.Column> columns, List<BiFunction<Instant, Instant, @Nullable Behind>> cells) {
        return grid(columns, cells.getFirst(), cells::get);
    }

    /**
     * The grid, where what stands behind a number also depends on the period that its series is of.
     *
     * @param behind what stands behind a step
     * @param cells for each column, of the question that the number answers
     */
    public Grid gridByQuestion(
            List<Grid.Column> columns,
            BiFunction<Instant, Instant, @Nullable Behind> behind,
            Function<ReportQuestion, List<BiFunction<Instant, Instant, @Nullable Behind>>> cells) {
        return gridOf(columns, behind, of -> cells.apply(of)::get);
    }

    private Grid.Row row(
            int step,
            int width,
            BiFunction<Instant, Instant, @Nullable Behind> behind,
            Function<ReportQuestion, IntFunction<BiFunction<Instant, Instant, @Nullable Behind>>> ofColumn) {
        List<@Nullable Object> values = new ArrayList<>(steps.get(step));
        List<@Nullable Behind> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            cells.add(behind(step, ofColumn.apply(question).apply(i)));
        }
        for (int i = 0; before != null && i < width; i++) {
            boolean isThere = step < before.size();
            values.add(isThere ? before.steps.get(step).get(i) : null);
            Behind there = isThere
                    ? before.behind(step, ofColumn.apply(before.question).apply(i))
                    : null;
            cells.add(there == null ? null : new Behind.Compared(there));
        }
        values.addFirst(start(step));
        cells.addFirst(null);
        return new Grid.Row(values, behind(step, behind), cells);
    }

    private @Nullable Behind behind(int step, BiFunction<Instant, Instant, @Nullable Behind> behind) {
        return behind.apply(within(start(step)), within(end(step)));
    }

    private Instant start(int step) {
        return buckets.starts().get(step).toInstant();
    }

    private Instant end(int step) {
        return step + 1 < steps.size() ? start(step + 1) : question.period().to();
    }

    /** The first and the last step may reach beyond the period, where nothing is counted. */
    private Instant within(Instant time) {
        Period period = question.period();
        return time.isBefore(period.from()) ? period.from() : time.isAfter(period.to()) ? period.to() : time;
    }
}
