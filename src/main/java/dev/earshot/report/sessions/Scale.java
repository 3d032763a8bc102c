package dev.earshot.report.sessions;

import dev.earshot.report.frame.Span;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The ranges in which a distribution is shown, from the least to the most; every amount lies in one. */
record Scale(List<Range> ranges) {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;

    static final Scale MESSAGES = new Scale(List.of(
            exactly(1),
            exactly(2),
            exactly(3),
            exactly(4),
            exactly(5),
            between(6, 10),
            between(11, 20),
            between(21, 50),
            from(51)));

    static final Scale SESSIONS = new Scale(List.of(
            exactly(1), exactly(2), exactly(3), exactly(4), exactly(5), between(6, 10), between(11, 20), from(21)));

    static final Scale MILLIS = new Scale(List.of(
            new Range("one moment", Span.of(0)),
            before("under 10 s", 1, 10 * SECOND),
            before("10 to 30 s", 10 * SECOND, 30 * SECOND),
            before("30 s to 1 min", 30 * SECOND, MINUTE),
            before("1 to 3 min", MINUTE, 3 * MINUTE),
            before("3 to 10 min", 3 * MINUTE, 10 * MINUTE),
            before("10 to 30 min", 10 * MINUTE, 30 * MINUTE),
            before("30 min to 1 h", 30 * MINUTE, HOUR),
            new Range("1 h and more", Span.from(HOUR))));

    record Range(String title, Span span) {}

    private static Range exactly(long count) {
        return new Range(Long.toString(count), Span.of(count));
    }

    private static Range between(long least, long most) {
        return new Range(least + "–" + most, Span.of(least, most));
    }

    private static Range from(long least) {
        return new Range(least + " and more", Span.from(least));
    }

    private static Range before(String title, long from, long to) {
        return new Range(title, Span.of(from, to - 1));
    }

    /** The number of the range that an amount lies in. */
    Field<Integer> index(Field<? extends Number> amount) {
        Field<Integer> index = DSL.inline(ranges.size() - 1);
        for (int i = ranges.size() - 2; i >= 0; i--) {
            Condition isBelow =
                    amount.cast(Long.class).lt(DSL.inline(ranges.get(i + 1).span.least()));
            index = DSL.when(isBelow, DSL.inline(i)).otherwise(index);
        }
        return index;
    }
}
