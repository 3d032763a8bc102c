package dev.earshot.report.frame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The grid of a series: a row for each step of the question's period, whether something happened in it or not. */
public final class Timeline {
    private final ReportQuestion question;
    private final Buckets buckets;
    private final List<List<@Nullable Number>> steps;

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
     * The grid, with the start of each step before its numbers.
     *
     * @param columns of the numbers
     * @param behind from a step's first moment and the moment after it
     */
    public Grid grid(List<Grid.Column> columns, BiFunction<Instant, Instant, @Nullable Behind> behind) {
        return grid(columns, behind, (from, to) -> List.of());
    }

    /** @param cells what stands behind each number of a step, in their order; from the same two moments */
    public Grid grid(
            List<Grid.Column> columns,
            BiFunction<Instant, Instant, @Nullable Behind> behind,
            BiFunction<Instant, Instant, List<Behind>> cells) {
        List<Grid.Column> all = new ArrayList<>(columns);
        all.addFirst(new Grid.Column("start", "From", null));
        List<Grid.Row> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            List<@Nullable Object> values = new ArrayList<>(steps.get(i));
            values.addFirst(start(i));
            Instant from = within(start(i));
            Instant to = within(end(i));
            List<@Nullable Behind> behindCells = new ArrayList<>(cells.apply(from, to));
            if (!behindCells.isEmpty()) {
                behindCells.addFirst(null);
            }
            rows.add(new Grid.Row(values, behind.apply(from, to), behindCells));
        }
        return new Grid(all, rows);
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
