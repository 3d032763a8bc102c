package dev.earshot.report;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** A place in a list of rows that is ordered by time and, where times are equal, by the order of writing. */
record TimeCursor(Instant time, long sequence) implements Comparable<TimeCursor> {
    /** The bounds of times that can be stored. */
    static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

    static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    /** @throws BadCursorException if no cursor of this kind */
    static TimeCursor parse(String cursor) {
        String content = CursorText.decode(cursor);
        int dash = content.lastIndexOf('-'); // a time before 1970 has one of its own
        if (dash <= 0) {
            throw new BadCursorException();
        }
        return new TimeCursor(
                Instant.ofEpochMilli(CursorText.number(content.substring(0, dash))),
                CursorText.number(content.substring(dash + 1)));
    }

    static @Nullable TimeCursor parseNullable(@Nullable String cursor) {
        return cursor == null ? null : parse(cursor);
    }

    static TimeCursor of(TranscriptEntry entry) {
        return new TimeCursor(entry.time(), entry.sequence());
    }

    String text() {
        return CursorText.encode(time.toEpochMilli() + "-" + sequence);
    }

    /** The place such that what lies after it begins with what stands here. */
    TimeCursor justBefore() {
        if (sequence > 0) {
            return new TimeCursor(time, sequence - 1);
        }
        return time.equals(EARLIEST) ? this : new TimeCursor(time.minusMillis(1), Long.MAX_VALUE);
    }

    /** The place such that what lies before it ends with what stands here. */
    TimeCursor justAfter() {
        if (sequence < Long.MAX_VALUE) {
            return new TimeCursor(time, sequence + 1);
        }
        return time.equals(LATEST) ? this : new TimeCursor(time.plusMillis(1), 0);
    }

    /** Said with the plain comparison of times first, by which every engine skips what is far away. */
    Condition isOlder(Field<Instant> timeField, Field<Long> sequenceField) {
        return timeField.le(time).and(timeField.lt(time).or(timeField.eq(time).and(sequenceField.lt(sequence))));
    }

    /** As {@link #isOlder}, for what comes later. */
    Condition isNewer(Field<Instant> timeField, Field<Long> sequenceField) {
        return timeField.ge(time).and(timeField.gt(time).or(timeField.eq(time).and(sequenceField.gt(sequence))));
    }

    @Override
    public int compareTo(TimeCursor other) {
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    static OrderField<?>[] newestFirst(TableField<Record, Instant> time, TableField<Record, Long> sequence) {
        return new OrderField<?>[] {time.desc(), sequence.desc()};
    }

    static OrderField<?>[] oldestFirst(TableField<Record, Instant> time, TableField<Record, Long> sequence) {
        return new OrderField<?>[] {time.asc(), sequence.asc()};
    }
}
