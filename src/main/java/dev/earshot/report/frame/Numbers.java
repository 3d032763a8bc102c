package dev.earshot.report.frame;

import java.math.BigDecimal;
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

    /** Of a sum of money, without the zeros that the store fills up with; 0 for one of nothing. */
    public static BigDecimal amount(Record row, int index) {
        Object number = row.get(index);
        BigDecimal amount = number == null ? BigDecimal.ZERO : ((BigDecimal) number).stripTrailingZeros();
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }

    /** A part of a whole; null of a whole of nothing. */
    public static @Nullable Double ratio(long part, long whole) {
        return whole == 0 ? null : Double.valueOf((double) part / whole);
    }

    /** The change as a share of what was before; null if there was nothing. */
    public static @Nullable Double change(double now, double before) {
        return before == 0 ? null : Double.valueOf((now - before) / Math.abs(before));
    }
}
