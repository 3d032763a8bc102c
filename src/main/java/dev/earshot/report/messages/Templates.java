package dev.earshot.report.messages;

import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.SaidInOrder;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How the messages that were made from a template fared, so that two ways to say the same can be compared. One is answered if
 * the user sent something later in the session; the first that he sent is the reaction.
 */
final class Templates {
    static final int MAX_TEMPLATES = 100;

    private static final Name REACTION = DSL.name("reaction");
    private static final Name SENT = DSL.name("sent");
    private static final Name ANSWERED = DSL.name("answered");

    private static final Name TOTALS = DSL.name("totals");
    private static final Field<String> ID = field(TOTALS, "template", String.class);
    private static final Field<Long> ALL_SENT = field(TOTALS, "sent", Long.class);
    private static final Field<Long> USERS = field(TOTALS, "users", Long.class);
    private static final Field<Long> ALL_ANSWERED = field(TOTALS, "answered", Long.class);

    private static final Name REACTIONS = DSL.name("reactions");
    private static final Field<String> KIND = field(REACTIONS, "kind", String.class);
    private static final Field<String> SPELLING = field(REACTIONS, "spelling", String.class);
    private static final Field<Long> TIMES = field(REACTIONS, "times", Long.class);
    private static final Field<Integer> PLACE = field(REACTIONS, "place", Integer.class);

    private final Store store;

    Templates(Store store) {
        this.store = store;
    }

    /** @param reaction the most frequent one; null if nobody answered */
    record Template(
            String id,
            long sent,
            long users,
            long answered,
            @Nullable Reaction reaction) {}

    /**
     * @param text its newest spelling; null if it has no text
     * @param kind as the store names it
     */
    record Reaction(@Nullable String text, String kind, long times) {}

    List<Template> of(ReportQuestion question) {
        List<Template> templates = new ArrayList<>();
        for (Record row : store.query(question.bot(), query(question))) {
            templates.add(template(row));
        }
        return templates;
    }

    private static Template template(Record row) {
        Reaction reaction = row.get(KIND) == null
                ? null
                : new Reaction(row.get(SPELLING), String.valueOf(row.get(KIND)), row.get(TIMES));
        return new Template(row.get(ID), row.get(ALL_SENT), row.get(USERS), row.get(ALL_ANSWERED), reaction);
    }

    private static Select<Record> query(ReportQuestion question) {
        return DSL.with(answered(question), totals(), reactions())
                .select(List.of(ID, ALL_SENT, USERS, ALL_ANSWERED, SPELLING, KIND, TIMES))
                .from(TOTALS)
                .leftJoin(REACTIONS)
                .on(ID.eq(field(REACTIONS, "template", String.class)), PLACE.eq(DSL.inline(1)))
                .orderBy(ALL_SENT.desc(), ID);
    }

    /** What was made of templates, each with the user's reaction, if there was one. */
    private static CommonTableExpression<?> answered(ReportQuestion question) {
        Field<Long> time = field(SENT, "time", Long.class);
        Field<Long> sequence = field(SENT, "sequence", Long.class);
        return ANSWERED.as(DSL.select(
                        field(SENT, "template", String.class),
                        field(SENT, "user", String.class),
                        field(REACTION, "kind", String.class),
                        field(REACTION, "text", String.class),
                        field(REACTION, "sequence", Long.class))
                .from(DSL.table("({0})", sent(question)).as(SENT))
                .leftJoin(DSL.table("({0})", incoming(question)).as(REACTION))
                .on(
                        field(REACTION, "session", Long.class).eq(field(SENT, "session", Long.class)),
                        isAfter(REACTION, "time", "sequence", time, sequence),
                        field(REACTION, "time_before", Long.class)
                                .isNull()
                                .orNot(isAfter(REACTION, "time_before", "sequence_before", time, sequence))));
    }

    private static Condition isAfter(
            Name table, String time, String sequence, Field<Long> than, Field<Long> thanSequence) {
        Field<Long> own = field(table, time, Long.class);
        return own.gt(than)
                .or(own.eq(than).and(field(table, sequence, Long.class).gt(thanSequence)));
    }

    private static Select<?> sent(ReportQuestion question) {
        return DSL.select(
                        Said.SEQUENCE.as("sequence"),
                        Said.USER.as("user"),
                        Said.TEMPLATE_ID.as("template"),
                        Said.OPENING.as("session"),
                        Said.TIME.coerce(Long.class).as("time"))
                .from(Said.inOrder(question))
                .where(Said.IS_OUTGOING, Said.TEMPLATE_ID.ne(""), Said.isLetThrough(question));
    }

    /** What users sent, each with when they had sent something before in the session: it answers what the bot sent since then. */
    private static Select<?> incoming(ReportQuestion question) {
        Instant from = question.period().from();
        Instant to = question.period().to().plus(SaidInOrder.REACH);
        Field<Long> time = Said.TIME.coerce(Long.class);
        return DSL.select(
                        Said.OPENING.as("session"),
                        time.as("time"),
                        Said.SEQUENCE.as("sequence"),
                        Said.KIND.as("kind"),
                        Said.TEXT.as("text"),
                        DSL.lag(time).over(ofSession()).as("time_before"),
                        DSL.lag(Said.SEQUENCE).over(ofSession()).as("sequence_before"))
                .from(Said.inOrder(question, from, to))
                .where(Said.IS_INCOMING);
    }

    private static WindowSpecification ofSession() {
        return DSL.partitionBy(Said.OPENING).orderBy(Said.TIME, Said.SEQUENCE);
    }

    private static CommonTableExpression<?> totals() {
        Field<String> template = field(ANSWERED, "template", String.class);
        Field<Integer> sent = DSL.count();
        return TOTALS.as(DSL.select(
                        template,
                        sent.as("sent"),
                        DSL.countDistinct(field(ANSWERED, "user", String.class)).as("users"),
                        DSL.count(field(ANSWERED, "sequence", Long.class)).as("answered"))
                .from(ANSWERED)
                .groupBy(template)
                .orderBy(sent.desc(), template)
                .limit(MAX_TEMPLATES));
    }

    /** Of equally frequent ones the first by what it says. Only distinct texts are folded, since that takes longer than to count. */
    private static CommonTableExpression<?> reactions() {
        Name distinct = DSL.name("distinct_texts");
        Table<?> texts = DSL.select(
                        field(ANSWERED, "template", String.class),
                        field(ANSWERED, "kind", String.class),
                        field(ANSWERED, "text", String.class),
                        DSL.max(field(ANSWERED, "sequence", Long.class)).as("newest"),
                        DSL.count().as("times"))
                .from(ANSWERED)
                .where(field(ANSWERED, "sequence", Long.class).isNotNull())
                .groupBy(
                        field(ANSWERED, "template", String.class),
                        field(ANSWERED, "kind", String.class),
                        field(ANSWERED, "text", String.class))
                .asTable(distinct);
        Field<String> template = field(distinct, "template", String.class);
        Field<String> kind = field(distinct, "kind", String.class);
        Field<String> text = field(distinct, "text", String.class);
        Field<String> folded = DSL.nullif(Wording.folded(text), DSL.inline(""));
        Field<String> spelled = DSL.nullif(Wording.spelled(text), DSL.inline(""));
        Field<?> times = DSL.sum(field(distinct, "times", Long.class));
        return REACTIONS.as(DSL.select(
                        template.as("template"),
                        kind.as("kind"),
                        DSL.maxBy(spelled, field(distinct, "newest", Long.class))
                                .as("spelling"),
                        times.cast(Long.class).as("times"),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(template).orderBy(times.desc(), folded, kind))
                                .as("place"))
                .from(texts)
                .groupBy(template, folded, kind));
    }

    private static <T> Field<T> field(Name table, String column, Class<T> type) {
        return DSL.field(table.append(column), type);
    }
}
