package dev.earshot.report.frame;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * The steps of a period: where each begins, and to which a time belongs, as something that every engine can reckon. No engine
 * is asked about time zones: the borders come from Java's rules, and between two changes of length they lie equally far
 * apart, so the step follows by a division. Days of a year need some five of such runs, months a dozen.
 */
public final class Buckets {
    /** More points than a chart of the widest screen has. */
    public static final int MAX_STEPS = 4_000;

    private final List<ZonedDateTime> starts;
    private final long toMillis;

    private Buckets(List<ZonedDateTime> starts, long toMillis) {
        this.starts = List.copyOf(starts);
        this.toMillis = toMillis;
    }

    /**
     * The steps that a period touches. The first and the last may reach beyond it; what lies outside of the period does not
     * count in them.
     *
     * @throws IllegalArgumentException if there would be too many
     */
    public static Buckets of(Period period, Granularity granularity) {
        return of(period, granularity, 0);
    }

    /**
     * As {@link #of(Period, Granularity)}, and the steps that follow.
     *
     * @param more how many
     * @throws IllegalArgumentException if there would be too many
     */
    public static Buckets of(Period period, Granularity granularity, int more) {
        List<ZonedDateTime> starts = new ArrayList<>();
        ZonedDateTime end = period.last().plusDays(1).atStartOfDay(period.zone());
        ZonedDateTime start = granularity.start(period.first(), period.zone());
        for (; start.isBefore(end); start = granularity.next(start)) {
            if (starts.size() == MAX_STEPS) {
                throw new IllegalArgumentException("that gives more than " + MAX_STEPS + " steps; choose wider ones");
            }
            starts.add(start);
        }
        for (int i = 0; i < more; i++, start = granularity.next(start)) {
            starts.add(start);
        }
        return new Buckets(starts, start.toInstant().toEpochMilli());
    }

    public int size() {
        return starts.size();
    }

    public List<ZonedDateTime> starts() {
        return starts;
    }

    /** Of a step; of {@link #size()}, the moment after the last. */
    public Instant start(int step) {
        return Instant.ofEpochMilli(millis(step));
    }

    /** Of a time within them: the number of its step, from 0. */
    public int indexOf(Instant time) {
        int place =
                Collections.binarySearch(starts, time.atZone(starts.getFirst().getZone()));
        return place >= 0 ? place : Math.max(0, -place - 2);
    }

    /**
     * The number of the step that a time lies in, for times within the period.
     *
     * @param time in milliseconds since 1970
     */
    public Field<Integer> index(Field<Instant> time) {
        Field<Long> millis = time.coerce(Long.class);
        List<Run> runs = runs();
        Field<Integer> index = runs.getLast().index(millis);
        for (Run run : runs.reversed().subList(1, runs.size())) {
            index = DSL.when(millis.lt(DSL.inline(run.toMillis)), run.index(millis))
                    .otherwise(index);
        }
        return index;
    }

    private List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            long from = millis(i);
            long length = millis(i + 1) - from;
            if (!runs.isEmpty() && runs.getLast().stepMillis == length) {
                runs.set(runs.size() - 1, runs.getLast().to(millis(i + 1)));
            } else {
                runs.add(new Run(i, from, millis(i + 1), length));
            }
        }
        return runs;
    }

    private long millis(int index) {
        return index == starts.size() ? toMillis : starts.get(index).toInstant().toEpochMilli();
    }

    /** Steps of one length that follow each other. */
    private record Run(int firstIndex, long fromMillis, long toMillis, long stepMillis) {

        Run to(long newToMillis) {
            return new Run(firstIndex, fromMillis, newToMillis, stepMillis);
        }

        /** The remainder is taken off first, so that the division is exact whichever way an engine divides. */
        Field<Integer> index(Field<Long> millis) {
            Field<Long> since = millis.minus(DSL.inline(fromMillis));
            return since.minus(since.mod(DSL.inline(stepMillis)))
                    .div(DSL.inline(stepMillis))
                    .cast(Integer.class)
                    .plus(DSL.inline(firstIndex));
        }
    }
}
