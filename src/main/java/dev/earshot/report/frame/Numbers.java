package dev.earshot.report.frame;

import java.util.OptionalDouble;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Numbers of a row, whichever type an engine counts in. */
public final class Numbers {
    private Numbers() {}

    /** Of a count or a sum; 0 for one of nothing. */
    public static long whole(Record row, int index) {
        Object number = row.get(index);
        return number == null ? 0 : ((Number) number).longValue();
    }

    /** Empty where there was nothing to reckon it from. */
    public static OptionalDouble fraction(Record row, int index) {
        Object number = row.get(index);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(((Number) number).doubleValue());
    }

    /** A part of a whole; null of a whole of nothing. */
    public static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }
}
