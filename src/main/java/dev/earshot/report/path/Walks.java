package dev.earshot.report.path;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.Occurrences;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.SaidInOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Walks through sessions from an anchor on, forwards or backwards, as common tables to be put before a query as
 * {@code with(…)}.
 *
 * <p>A session counts once, from the first time that the anchor happens in it within the question's period. Where the session
 * itself is the anchor, those count that begin in the period. The question's filters say which anchors count, not what stands
 * around them. A walk meets the messages of the session that are nodes; one that is of the node before, the anchor included, is
 * none if repeats are collapsed.
 */
final class Walks {
    private static final Name ANCHORED = DSL.name("anchored");
    private static final Name WALKED = DSL.name("walked");
    private static final Name TOP = DSL.name("top");
    private static final String SESSION = "opening";
    private static final String KEY = "node";

    /** Of a walk that begins before, or after, all messages of its session. */
    private static final long BEFORE_ALL = -1;

    private static final long AFTER_ALL = Long.MAX_VALUE;

    private final ReportQuestion question;
    private final PathOptions options;
    private final boolean isBackwards;

    Walks(ReportQuestion question, PathOptions options, boolean isBackwards) {
        this.question = question;
        this.options = options;
        this.isBackwards = isBackwards;
    }

    static <T> Field<T> field(Name table, String column, Class<T> type) {
        return DSL.field(table.append(column), type);
    }

    static Table<Record> anchored() {
        return DSL.table(ANCHORED);
    }

    static Table<Record> walked() {
        return DSL.table(WALKED);
    }

    /** The most frequent nodes of each place, under a name. */
    static Table<Record> top(String name) {
        return DSL.table(TOP).as(name);
    }

    static final Field<String> USER = field(ANCHORED, "user_id", String.class);
    static final Field<Long> ANCHOR_TIME = field(ANCHORED, "at_time", Long.class);

    /** Of the anchor's row; of a session, of its first message. */
    static final Field<Long> ANCHOR_ROW = field(ANCHORED, "at_row", Long.class);

    /** Nodes from the anchor, the first is 1. */
    static final Field<Long> PLACE = field(WALKED, "place", Long.class);

    static final Field<String> NODE = field(WALKED, KEY, String.class);

    /** The node that the walk meets next; null where it ends. */
    static final Field<String> NEXT = field(WALKED, "next_node", String.class);

    static final Field<Long> TIME = field(WALKED, "time_millis", Long.class);
    static final Field<Long> ROW = field(WALKED, "sequence", Long.class);

    static Condition isOfSameSession() {
        return field(ANCHORED, SESSION, Long.class).eq(field(WALKED, SESSION, Long.class));
    }

    /** Of {@link #top}: that it is this node. */
    static Condition is(String top, Field<Long> place, Field<String> node) {
        Name name = DSL.name(top);
        return DSL.and(
                field(name, "place", Long.class).eq(place),
                field(name, KEY, String.class).eq(node));
    }

    static Field<String> key(String top) {
        return field(DSL.name(top), KEY, String.class);
    }

    /** The newest row of the node. */
    static Field<Long> example(String top) {
        return field(DSL.name(top), "example", Long.class);
    }

    List<CommonTableExpression<?>> tables() {
        return List.of(ANCHORED.as(anchors()), WALKED.as(walks()), TOP.as(mostFrequent()));
    }

    private org.jooq.Select<Record> anchors() {
        Act anchor = options.anchor();
        if (anchor == null) {
            return sessions();
        }
        Instant from = question.period().from();
        Instant to = question.period().to();
        Name name = DSL.name("every");
        Table<Record> every = DSL.select(List.of(
                        Occurrences.SESSION.as(SESSION),
                        Occurrences.USER.as("user_id"),
                        Occurrences.TIME.coerce(Long.class).as("at_time"),
                        Occurrences.SEQUENCE.as("at_row"),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(Occurrences.SESSION)
                                        .orderBy(Occurrences.TIME, Occurrences.SEQUENCE))
                                .as("turn")))
                .from(Occurrences.inSessions(question, List.of(anchor), from, to))
                .asTable("every");
        return DSL.select(List.of(
                        field(name, SESSION, Long.class),
                        field(name, "user_id", String.class),
                        field(name, "at_time", Long.class),
                        field(name, "at_row", Long.class),
                        field(name, "at_row", Long.class).as("at_sequence")))
                .from(every)
                .where(field(name, "turn", Integer.class).eq(1));
    }

    private org.jooq.Select<Record> sessions() {
        Field<Long> start = Sessions.START.coerce(Long.class);
        return DSL.select(List.of(
                        Sessions.OPENING.as(SESSION),
                        Sessions.USER.as("user_id"),
                        (options.isFromEnd() ? start.plus(Sessions.MILLIS) : start).as("at_time"),
                        Sessions.OPENING.as("at_row"),
                        DSL.inline(options.isFromEnd() ? AFTER_ALL : BEFORE_ALL).as("at_sequence")))
                .from(Sessions.of(question));
    }

    /** In the order of the walk. */
    private WindowSpecification order(Name table) {
        Field<Long> time = field(table, "time_millis", Long.class);
        Field<Long> sequence = field(table, "sequence", Long.class);
        return DSL.partitionBy(field(table, SESSION, Long.class))
                .orderBy(isBackwards ? time.desc() : time.asc(), isBackwards ? sequence.desc() : sequence.asc());
    }

    private org.jooq.Select<Record> walks() {
        Name met = DSL.name("met");
        List<Field<?>> columns = new ArrayList<>(ofMessage(met));
        columns.add(DSL.rowNumber().over(order(met)).cast(SQLDataType.BIGINT).as("place"));
        columns.add(DSL.lead(field(met, KEY, String.class)).over(order(met)).as("next_node"));
        Table<Record> placed = DSL.select(columns)
                .from(options.isCollapsed() ? collapsed(met) : said(met))
                .where(isMet(met))
                .asTable("placed");
        return DSL.select(List.of(DSL.asterisk()))
                .from(placed)
                .where(field(DSL.name("placed"), "place", Long.class).le((long) options.length()));
    }

    private Condition isMet(Name met) {
        Condition isNew = options.isCollapsed()
                ? DSL.coalesce(field(met, "node_before", String.class), DSL.inline(""))
                        .ne(field(met, KEY, String.class))
                : DSL.noCondition();
        return field(met, "is_anchor", Integer.class).eq(0).and(isNew);
    }

    private Table<Record> collapsed(Name met) {
        Name said = DSL.name("line_of_walk");
        List<Field<?>> columns = new ArrayList<>(ofMessage(said));
        columns.add(field(said, "is_anchor", Integer.class));
        columns.add(DSL.lag(field(said, KEY, String.class)).over(order(said)).as("node_before"));
        return DSL.select(columns).from(said(said)).asTable(met);
    }

    private static List<Field<?>> ofMessage(Name table) {
        return List.of(
                field(table, SESSION, Long.class),
                field(table, "time_millis", Long.class),
                field(table, "sequence", Long.class),
                field(table, KEY, String.class));
    }

    /** The messages of the walk's side, and the anchor if it is one. */
    private Table<Record> said(Name name) {
        Instant from = question.period().from().minus(SaidInOrder.REACH);
        Instant to = question.period().to().plus(SaidInOrder.REACH);
        Field<Long> time = Said.TIME.coerce(Long.class);
        Field<Long> atSequence = field(ANCHORED, "at_sequence", Long.class);
        Condition isFurther = isBackwards
                ? time.lt(ANCHOR_TIME).or(time.eq(ANCHOR_TIME).and(Said.SEQUENCE.le(atSequence)))
                : time.gt(ANCHOR_TIME).or(time.eq(ANCHOR_TIME).and(Said.SEQUENCE.ge(atSequence)));
        return DSL.select(List.of(
                        Said.OPENING.as(SESSION),
                        Said.TIME.as("time_millis"),
                        Said.SEQUENCE.as("sequence"),
                        options.nodes().key().as(KEY),
                        DSL.when(Said.SEQUENCE.eq(atSequence), 1).otherwise(0).as("is_anchor")))
                .from(Said.inOrder(question, from, to))
                .join(anchored())
                .on(Said.OPENING.eq(field(ANCHORED, SESSION, Long.class)))
                .where(options.nodes().isNode(), isFurther)
                .asTable(name);
    }

    private org.jooq.Select<Record> mostFrequent() {
        Name counted = DSL.name("counted");
        Table<Record> nodes = DSL.select(List.of(
                        PLACE.as("place"),
                        NODE.as(KEY),
                        DSL.count().as("times"),
                        DSL.max(ROW).as("example"),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(PLACE).orderBy(DSL.count().desc(), NODE))
                                .as("place_among")))
                .from(walked())
                .groupBy(PLACE, NODE)
                .asTable(counted);
        return DSL.select(List.of(
                        field(counted, "place", Long.class),
                        field(counted, KEY, String.class),
                        field(counted, "example", Long.class)))
                .from(nodes)
                .where(field(counted, "place_among", Integer.class).le(options.most()));
    }
}
