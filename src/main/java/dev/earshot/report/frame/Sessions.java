package dev.earshot.report.frame;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Messages one after the other, and the sessions that they make.
 *
 * <p>A session goes on while pauses between messages, whoever's, are at most the question's timeout. A client's session id
 * wins: messages of the same one that follow each other belong together however long the pause, and another one begins a
 * new session. A session counts in the period in which it begins, with its messages of up to a day after the period's end.
 */
public final class Sessions {
    private static final String STEPS = "step";
    private static final String SESSIONS = "session";

    /** Beyond the period's borders, so far is looked for what a session began or ended with. */
    private static final Duration REACH = Duration.ofDays(1);

    /** Milliseconds since the user's message before, whoever's; null for the first. */
    public static final Field<Long> PAUSE = DSL.field(DSL.name(STEPS, "pause"), SQLDataType.BIGINT);

    /** Direction of the message before; null for the first. */
    public static final Field<String> BEFORE = DSL.field(DSL.name(STEPS, "before"), SQLDataType.VARCHAR);

    public static final Field<String> STEP_USER = DSL.field(DSL.name(STEPS, "user_id"), SQLDataType.VARCHAR);
    public static final Field<Instant> STEP_TIME = DSL.field(DSL.name(STEPS, "time_millis"), Said.TIME.getDataType());
    public static final Field<String> STEP_DIRECTION = DSL.field(DSL.name(STEPS, "direction"), SQLDataType.VARCHAR);
    /** 1 for the first message of a session, or else 0: added up, they number a user's sessions. */
    public static final Field<Integer> BEGINS = DSL.field(DSL.name(STEPS, "begins"), SQLDataType.INTEGER);

    public static final Field<Long> STEP_SEQUENCE = DSL.field(DSL.name(STEPS, "sequence"), SQLDataType.BIGINT);

    public static final Field<String> USER = DSL.field(DSL.name(SESSIONS, "user_id"), SQLDataType.VARCHAR);
    public static final Field<Instant> START = DSL.field(DSL.name(SESSIONS, "start"), Said.TIME.getDataType());

    /** From the first message to the last; 0 if there is one only. */
    public static final Field<Long> MILLIS = DSL.field(DSL.name(SESSIONS, "millis"), SQLDataType.BIGINT);

    public static final Field<Integer> INCOMING = DSL.field(DSL.name(SESSIONS, "incoming"), SQLDataType.INTEGER);
    public static final Field<Integer> OUTGOING = DSL.field(DSL.name(SESSIONS, "outgoing"), SQLDataType.INTEGER);

    /** The sequence of the first message. */
    public static final Field<Long> OPENING = DSL.field(DSL.name(SESSIONS, "opening"), SQLDataType.BIGINT);

    private Sessions() {}

    /** Every message from a day before the period to a day after it, with what came before it. */
    public static Table<Record> steps(ReportQuestion question) {
        return steps(question, DSL.noCondition(), List.of());
    }

    /**
     * As {@link #steps(ReportQuestion)}.
     *
     * @param users of whom, as a condition on {@link Said#USER}
     * @param more columns of {@link Said}, which {@link #step} finds
     */
    public static Table<Record> steps(ReportQuestion question, Condition users, List<Field<?>> more) {
        Table<Record> said = Said.between(
                question,
                question.period().from().minus(REACH),
                question.period().to().plus(REACH));
        return steps(said, users, more, question.sessionTimeout());
    }

    private static Table<Record> steps(Table<?> said, Condition users, List<Field<?>> more, Duration timeout) {
        Field<Long> time = Said.TIME.coerce(Long.class);
        var order = DSL.partitionBy(Said.USER).orderBy(Said.TIME, Said.SEQUENCE);
        Field<Long> pause = time.minus(DSL.lag(time).over(order));
        Field<String> before = DSL.lag(Said.DIRECTION).over(order);
        Field<String> none = DSL.inline("");
        Field<String> sessionBefore = DSL.lag(DSL.coalesce(Said.SESSION, none)).over(order);
        Condition begins = DSL.or(
                pause.isNull(),
                sessionBefore.ne(DSL.coalesce(Said.SESSION, none)),
                Said.SESSION.isNull().and(pause.gt(DSL.inline(timeout.toMillis()))));
        List<Field<?>> columns = new ArrayList<>(List.of(
                Said.USER,
                Said.TIME,
                Said.SEQUENCE,
                Said.DIRECTION,
                pause.as("pause"),
                before.as("before"),
                DSL.when(begins, DSL.inline(1)).otherwise(DSL.inline(0)).as("begins")));
        columns.addAll(more);
        return DSL.select(columns).from(said).where(users).asTable(STEPS);
    }

    /** A column of {@link Said} in the steps. */
    public static <T> Field<T> step(Field<T> said) {
        return DSL.field(DSL.name(STEPS, said.getName()), said.getDataType());
    }

    /** The sessions that begin in the period. */
    public static Table<Record> of(ReportQuestion question) {
        return sessions(
                steps(question), question.period().from(), question.period().to());
    }

    /** All sessions that a user ever had. */
    public static Table<Record> ofUser(String bot, String user, Duration timeout) {
        return sessions(
                steps(Said.ofUser(bot, user), DSL.noCondition(), List.of(), timeout), Said.EARLIEST, Said.LATEST);
    }

    private static Table<Record> sessions(Table<Record> steps, Instant from, Instant to) {
        Field<Integer> number = DSL.sum(BEGINS)
                .over(DSL.partitionBy(STEP_USER).orderBy(STEP_TIME, STEP_SEQUENCE))
                .cast(Integer.class);
        Table<?> numbered = DSL.select(STEP_USER, STEP_TIME, STEP_SEQUENCE, STEP_DIRECTION, BEGINS, number.as("number"))
                .from(steps)
                .asTable("numbered");
        Field<String> user = DSL.field(DSL.name("numbered", "user_id"), SQLDataType.VARCHAR);
        Field<Long> time = DSL.field(DSL.name("numbered", "time_millis"), SQLDataType.BIGINT);
        Field<Long> sequence = DSL.field(DSL.name("numbered", "sequence"), SQLDataType.BIGINT);
        Field<Integer> begins = DSL.field(DSL.name("numbered", "begins"), SQLDataType.INTEGER);
        Field<String> direction = DSL.field(DSL.name("numbered", "direction"), SQLDataType.VARCHAR);
        Field<Long> start = DSL.min(time);
        return DSL.select(List.of(
                        user,
                        start.as("start"),
                        DSL.max(time).minus(start).as("millis"),
                        DSL.count(DSL.when(direction.eq("INCOMING"), 1)).as("incoming"),
                        DSL.count(DSL.when(direction.eq("OUTGOING"), 1)).as("outgoing"),
                        DSL.max(DSL.when(begins.eq(1), sequence)).as("opening")))
                .from(numbered)
                .groupBy(user, DSL.field(DSL.name("numbered", "number")))
                .having(start.ge(from.toEpochMilli()), start.lt(to.toEpochMilli()))
                .asTable(SESSIONS);
    }

    /** How long the bot took to answer, where it did so within the session: for steps of the period. */
    public static Condition isAnswer(ReportQuestion question) {
        return DSL.and(
                STEP_DIRECTION.eq("OUTGOING"),
                BEFORE.eq("INCOMING"),
                PAUSE.le(question.sessionTimeout().toMillis()),
                STEP_TIME.ge(question.period().from()),
                STEP_TIME.lt(question.period().to()));
    }
}
