package dev.earshot.report.frame;

import dev.earshot.store.SaidInOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Sessions, made of the messages that belong together ({@link SaidInOrder}). One counts in the period in which it begins,
 * with its messages of up to a day after the period's end; a filter of messages lets those through in which such a message
 * was said, whole.
 */
public final class Sessions {
    private static final String NAME = "session";

    public static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), SQLDataType.VARCHAR);
    public static final Field<Instant> START = DSL.field(DSL.name(NAME, "start"), Said.TIME.getDataType());

    /** From the first message to the last; 0 if there is one only. */
    public static final Field<Long> MILLIS = DSL.field(DSL.name(NAME, "millis"), SQLDataType.BIGINT);

    public static final Field<Integer> INCOMING = DSL.field(DSL.name(NAME, "incoming"), SQLDataType.INTEGER);
    public static final Field<Integer> OUTGOING = DSL.field(DSL.name(NAME, "outgoing"), SQLDataType.INTEGER);

    /** The sequence of the first message. */
    public static final Field<Long> OPENING = DSL.field(DSL.name(NAME, "opening"), SQLDataType.BIGINT);

    private Sessions() {}

    /** The sessions that begin in the period. */
    public static Table<Record> of(ReportQuestion question) {
        Instant from = question.period().from();
        Instant to = question.period().to();
        Condition which = DSL.and(Said.OPENED_AT.ge(from), Said.OPENED_AT.lt(to), Said.users(question, Said.USER));
        return sessions(
                Said.inOrder(question, from, to.plus(SaidInOrder.REACH)), which, Said.isOfMessages(question.filter()));
    }

    /** All sessions that a user ever had. */
    public static Table<Record> ofUser(String bot, String user, Duration timeout) {
        return sessions(Said.inOrder(bot, user, timeout), DSL.noCondition(), DSL.noCondition());
    }

    private static Table<Record> sessions(Table<Record> said, Condition which, Condition isSaidInIt) {
        Field<Long> start = DSL.min(Said.OPENED_AT.coerce(Long.class));
        return DSL.select(List.of(
                        DSL.anyValue(Said.USER).as(USER),
                        start.as(START),
                        DSL.max(Said.TIME.coerce(Long.class)).minus(start).as(MILLIS),
                        count(Said.IS_INCOMING).as(INCOMING),
                        count(Said.IS_OUTGOING).as(OUTGOING),
                        Said.OPENING.as(OPENING)))
                .from(said)
                .where(which)
                .groupBy(Said.OPENING)
                .having(count(isSaidInIt).gt(0))
                .asTable(NAME);
    }

    private static Field<Integer> count(Condition condition) {
        return DSL.count(DSL.when(condition, 1));
    }

    /**
     * Of {@link Said#inOrder}: an answer of the bot in the period, that is, its message right after one of the user's, within
     * the session timeout; {@link Said#PAUSE} is how long it took.
     */
    public static Condition isAnswer(ReportQuestion question) {
        return DSL.and(
                Said.IS_OUTGOING,
                Said.BEFORE.eq("INCOMING"),
                Said.PAUSE.le(question.sessionTimeout().toMillis()),
                Said.isLetThrough(question));
    }
}
