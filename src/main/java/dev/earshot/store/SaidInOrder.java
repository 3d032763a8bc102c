package dev.earshot.store;

import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;
import static dev.earshot.store.UnsettledMessages.between;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a bot from one moment on and before another, each with its place in the user's talk: the columns of
 * {@link SaidTable}. Of messages that are not settled, {@code IS_FIRST} says only that none is known of the day before.
 *
 * <p>A session goes on while pauses between messages, whoever's, are at most the timeout. A client's session id wins:
 * messages of the same one that follow each other belong together however long the pause, up to {@link #REACH}, and another
 * one begins a new session.
 *
 * <p>The talk is followed from where the messages are settled, where that is later than {@link #REACH} before the first
 * moment; or else from there: a session that has gone on for longer than that then seems to begin there.
 */
public final class SaidInOrder extends CustomQueryPart {
    private static final long serialVersionUID = 1L;

    /** A pause of more than this ends a session whatever the client says, so that no message's place depends on older ones. */
    public static final Duration REACH = Duration.ofDays(1);

    /** What a bot's sessions go by that is not told otherwise. */
    public static final Duration SESSION_TIMEOUT = Duration.ofMinutes(30);

    private static final Name TOLD = DSL.name("told");
    private static final Name PAUSED = DSL.name("paused");
    private static final Name OPENED = DSL.name("opened");
    private static final String BEFORE_SESSION = "before_session";
    private static final String NONE = "";

    private static final List<Field<?>> COLUMNS = Stream.concat(
                    UnsettledMessages.COLUMNS.stream(),
                    Stream.of(SAID.PAUSE, SAID.BEFORE, SAID.OPENING, SAID.OPENED_AT, SAID.IS_FIRST))
            .toList();

    /** What a message's place follows from. */
    private static final Set<Field<?>> PLACED_BY =
            Set.of(SAID.SEQUENCE, SAID.USER, SAID.TIME, SAID.DIRECTION, SAID.SESSION);

    private final String bot;
    private final @Nullable String user;
    private final Instant from;
    private final Instant to;
    private final Duration timeout;

    private SaidInOrder(String bot, @Nullable String user, Instant from, Instant to, Duration timeout) {
        this.bot = bot;
        this.user = user;
        this.from = from;
        this.to = to;
        this.timeout = timeout;
    }

    /**
     * To be given a name by whoever selects from it.
     *
     * @param timeout a pause of more than this ends a session
     */
    public static Table<Record> of(String bot, Instant from, Instant to, Duration timeout) {
        return DSL.table("({0})", new SaidInOrder(bot, null, from, to, timeout));
    }

    /** All of one user. */
    public static Table<Record> ofUser(String bot, String user, Duration timeout) {
        return DSL.table(
                "({0})",
                new SaidInOrder(
                        bot,
                        user,
                        Instant.ofEpochMilli(Long.MIN_VALUE),
                        Instant.ofEpochMilli(Long.MAX_VALUE),
                        timeout));
    }

    /**
     * What an engine is to write when it settles the messages from one moment on and before another: all columns of
     * {@link SaidTable} in its order. The engine hands over that everything before that moment is settled.
     */
    public static Select<Record> toSettle(String bot, Instant from, Instant to, Duration timeout) {
        SaidInOrder all = new SaidInOrder(bot, null, from, to, timeout);
        List<Field<?>> columns = new ArrayList<>();
        COLUMNS.forEach(column -> columns.add(in(OPENED, column)));
        Condition isKnown = in(OPENED, SAID.USER)
                .in(DSL.select(SAID.USER)
                        .from(SAID)
                        .where(SAID.BOT.eq(bot), SAID.TIME.lt(from), SAID.IS_FIRST.isTrue()));
        columns.set(
                columns.size() - 1,
                DSL.field(in(OPENED, SAID.IS_FIRST).isTrue().andNot(isKnown)).as(SAID.IS_FIRST));
        return DSL.select(columns)
                .from(DSL.table("({0})", all).as(OPENED))
                .orderBy(in(OPENED, SAID.TIME), in(OPENED, SAID.SEQUENCE));
    }

    @Override
    public void accept(Context<?> context) {
        Needed needed = Needed.in(context);
        if (needed.isAsked()) {
            context.visit(DSL.select(DSL.inline(1)));
            return;
        }
        Settled ofAll = Settled.in(context);
        Settled settled = ofAll.sessionTimeout().equals(timeout) ? ofAll : Settled.NONE;
        context.visit(settled.isAfter(from) ? withSettled(settled, needed) : inOrder(settled, needed));
    }

    private Select<Record> withSettled(Settled settled, Needed needed) {
        Select<Record> ready = DSL.select(needed.of(COLUMNS))
                .from(SAID)
                .where(SAID.BOT.eq(bot), ofUser(SAID.USER), between(SAID.TIME, from, earlier(settled.until(), to)));
        return to.isAfter(settled.until()) ? ready.unionAll(inOrder(settled, needed)) : ready;
    }

    private Condition ofUser(Field<String> of) {
        return user == null ? DSL.noCondition() : of.eq(user);
    }

    /** Those that are not settled, from the first moment on. */
    private Select<Record> inOrder(Settled settled, Needed needed) {
        List<Field<?>> columns = new ArrayList<>();
        needed.of(COLUMNS).forEach(column -> columns.add(in(OPENED, column)));
        Instant start = later(from, settled.until());
        List<Field<?>> own = own(needed);
        return DSL.select(columns)
                .from(opened(paused(told(settled, own), own), own))
                .where(in(OPENED, SAID.TIME).ge(start), in(OPENED, SAID.TIME).lt(to));
    }

    /** What messages have by themselves, as far as it is needed here or by whoever asks. */
    private static List<Field<?>> own(Needed needed) {
        return UnsettledMessages.COLUMNS.stream()
                .filter(column -> PLACED_BY.contains(column) || needed.has(column))
                .toList();
    }

    /** What the place of these messages depends on, and they themselves; of settled ones, it is known which session they are of. */
    private Select<Record> told(Settled settled, List<Field<?>> own) {
        Instant start = later(shifted(from, REACH.negated()), settled.until());
        List<Field<?>> unknown = new ArrayList<>();
        own.forEach(column -> unknown.add(in(PAUSED, column)));
        unknown.add(DSL.inline((Long) null, SQLDataType.BIGINT).as(SAID.OPENING));
        unknown.add(DSL.inline((Long) null, SQLDataType.BIGINT).as(SAID.OPENED_AT));
        Condition which = between(MESSAGE.TIME, start, to).and(ofUser(MESSAGE.USER));
        Select<Record> late = DSL.select(unknown)
                .from(UnsettledMessages.select(bot, which, settled.marksFrom(), own)
                        .asTable(PAUSED));
        if (!start.equals(settled.until()) || settled.equals(Settled.NONE)) {
            return late;
        }
        List<Field<?>> known = new ArrayList<>(own);
        known.addAll(List.of(SAID.OPENING, SAID.OPENED_AT));
        Condition isOfThem = SAID.USER.in(DSL.select(MESSAGE.USER).from(MESSAGE).where(MESSAGE.BOT.eq(bot), which));
        return late.unionAll(DSL.select(known)
                .from(SAID)
                .where(
                        SAID.BOT.eq(bot),
                        ofUser(SAID.USER),
                        between(SAID.TIME, shifted(start, REACH.negated()), start),
                        isOfThem));
    }

    private static Table<Record> paused(Select<Record> told, List<Field<?>> own) {
        WindowSpecification order = order(TOLD);
        Field<Long> time = in(TOLD, SAID.TIME).coerce(Long.class);
        Field<String> session = DSL.coalesce(in(TOLD, SAID.SESSION), DSL.inline(NONE));
        Field<Long> pause = time.minus(DSL.lag(time).over(order));
        List<Field<?>> columns = new ArrayList<>();
        own.forEach(column -> columns.add(in(TOLD, column)));
        columns.addAll(List.of(in(TOLD, SAID.OPENING), in(TOLD, SAID.OPENED_AT)));
        // Whatever went before longer ago is as good as nothing.
        columns.add(DSL.when(pause.le(DSL.inline(REACH.toMillis())), pause).as(SAID.PAUSE));
        columns.add(DSL.when(
                        pause.le(DSL.inline(REACH.toMillis())),
                        DSL.lag(in(TOLD, SAID.DIRECTION)).over(order))
                .as(SAID.BEFORE));
        columns.add(DSL.lag(session).over(order).as(BEFORE_SESSION));
        columns.add(DSL.field(DSL.lag(time).over(order).isNull()).as(SAID.IS_FIRST));
        return table(DSL.select(columns).from(told.asTable(TOLD)), PAUSED);
    }

    /** Each message belongs to the session that began last before it. */
    private Table<Record> opened(Table<Record> paused, List<Field<?>> own) {
        Field<String> sessionBefore = DSL.field(PAUSED.append(BEFORE_SESSION), SQLDataType.VARCHAR);
        Field<Long> pause = in(PAUSED, SAID.PAUSE);
        Condition begins = DSL.or(
                pause.isNull(),
                sessionBefore.ne(DSL.coalesce(in(PAUSED, SAID.SESSION), DSL.inline(NONE))),
                in(PAUSED, SAID.SESSION).isNull().and(pause.gt(DSL.inline(timeout.toMillis()))));
        List<Field<?>> columns = new ArrayList<>();
        own.forEach(column -> columns.add(in(PAUSED, column)));
        columns.addAll(List.of(pause, in(PAUSED, SAID.BEFORE)));
        Field<Long> openedAt = in(PAUSED, SAID.OPENED_AT).coerce(Long.class);
        Field<Long> time = in(PAUSED, SAID.TIME).coerce(Long.class);
        columns.add(last(in(PAUSED, SAID.OPENING), begins, in(PAUSED, SAID.SEQUENCE))
                .as(SAID.OPENING));
        columns.add(last(openedAt, begins, time).as(SAID.OPENED_AT));
        columns.add(in(PAUSED, SAID.IS_FIRST));
        return table(DSL.select(columns).from(paused), OPENED);
    }

    /** The known value or, where a session begins, a new one; of the newest message that has one. */
    private static Field<Long> last(Field<Long> known, Condition begins, Field<Long> atBegin) {
        return LastKnown.of(DSL.coalesce(known, DSL.when(begins, atBegin)), order(PAUSED));
    }

    private static WindowSpecification order(Name table) {
        return DSL.partitionBy(in(table, SAID.USER)).orderBy(in(table, SAID.TIME), in(table, SAID.SEQUENCE));
    }

    private static <T> Field<T> in(Name table, Field<T> column) {
        return DSL.field(table.append(column.getName()), column.getDataType());
    }

    @SuppressWarnings("unchecked") // whatever it selects, it is a table of records
    private static Table<Record> table(Select<?> select, Name name) {
        return (Table<Record>) (Table<?>) select.asTable(name);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Within what can be stored. */
    private static Instant shifted(Instant time, Duration by) {
        long millis = time.toEpochMilli();
        long shifted = millis + by.toMillis();
        boolean overflows = by.isNegative() != (shifted < millis);
        return overflows ? time : Instant.ofEpochMilli(shifted);
    }
}
