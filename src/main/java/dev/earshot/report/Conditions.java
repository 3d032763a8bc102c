package dev.earshot.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Collects what rows have to meet; what is null does not restrict. Not thread-safe. */
final class Conditions {
    private final List<Condition> conditions = new ArrayList<>();

    Conditions and(Condition condition) {
        conditions.add(condition);
        return this;
    }

    <T> Conditions is(Field<T> field, @Nullable T value) {
        return value == null ? this : and(field.eq(value));
    }

    /** From the first on, and before the second. */
    Conditions between(Field<Instant> field, @Nullable Instant from, @Nullable Instant to) {
        if (from != null) {
            and(field.ge(storable(from)));
        }
        return to == null ? this : and(field.lt(storable(to)));
    }

    Condition all() {
        return DSL.and(conditions);
    }

    /** Times of a caller may lie further away than milliseconds can count. */
    private static Instant storable(Instant time) {
        return time.isBefore(TimeCursor.EARLIEST)
                ? TimeCursor.EARLIEST
                : time.isAfter(TimeCursor.LATEST) ? TimeCursor.LATEST : time;
    }
}
