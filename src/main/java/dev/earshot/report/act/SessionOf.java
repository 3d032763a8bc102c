package dev.earshot.report.act;

import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.SaidInOrder;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Which session something belongs to that is no message. */
final class SessionOf {
    private static final String NAME = "around";
    private static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), SQLDataType.VARCHAR);
    private static final Field<Long> OPENING = DSL.field(DSL.name(NAME, "opening"), SQLDataType.BIGINT);
    private static final Field<Long> START = DSL.field(DSL.name(NAME, "start_millis"), SQLDataType.BIGINT);
    private static final Field<Long> END = DSL.field(DSL.name(NAME, "end_millis"), SQLDataType.BIGINT);

    /** Further away than anything in the same session. */
    private static final long AFAR = Long.MAX_VALUE / 4;

    private SessionOf() {}

    /** @param others with the columns of {@link Occurrences} but the session, which is added; without those that have none */
    static Select<Record> of(ReportQuestion question, Table<Record> others, Instant from, Instant to) {
        long timeout = question.sessionTimeout().toMillis();
        Field<Long> time = Occurrences.TIME.coerce(Long.class);
        Field<Long> since = time.minus(START);
        // The newest of those that have begun by then; or else the first of those that have not.
        Field<Long> distance = DSL.when(since.ge(DSL.inline(0L)), since)
                .otherwise(DSL.inline(AFAR).minus(since));
        return DSL.select(List.of(
                        Occurrences.USER,
                        DSL.anyValue(Occurrences.TIME).as(Occurrences.TIME.getName()),
                        Occurrences.SEQUENCE,
                        DSL.anyValue(Occurrences.PLATFORM).as(Occurrences.PLATFORM.getName()),
                        DSL.anyValue(Occurrences.ID).as(Occurrences.ID.getName()),
                        DSL.anyValue(Occurrences.ACTS).as(Occurrences.ACTS.getName()),
                        DSL.minBy(OPENING, distance).as(Occurrences.SESSION.getName())))
                .from(others)
                .join(sessions(question, from.minus(SaidInOrder.REACH), to.plus(SaidInOrder.REACH)))
                .on(
                        USER.eq(Occurrences.USER),
                        time.ge(START.minus(DSL.inline(timeout))),
                        time.le(END.plus(DSL.inline(timeout))))
                .groupBy(Occurrences.USER, Occurrences.SEQUENCE);
    }

    private static Table<Record> sessions(ReportQuestion question, Instant from, Instant to) {
        return DSL.select(List.of(
                        DSL.anyValue(Said.USER).as(USER.getName()),
                        Said.OPENING.as(OPENING.getName()),
                        DSL.min(Said.OPENED_AT.coerce(Long.class)).as(START.getName()),
                        DSL.max(Said.TIME.coerce(Long.class)).as(END.getName())))
                .from(Said.inOrder(question, from, to))
                .groupBy(Said.OPENING)
                .asTable(NAME);
    }
}
