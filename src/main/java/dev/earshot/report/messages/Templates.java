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
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How the messages that were made from a template fared, so that two ways to say the same can be compared. One is answered if
 * the user sent something later in the session; the first that he sent is the reaction.
 */
final class Templates {
    static final int MAX_TEMPLATES = 100;

    private static final Name SENT = DSL.name("sent");
    private static final Field<Long> SENT_SEQUENCE = field(SENT, "sequence", Long.class);
    private static final Field<String> SENT_TEMPLATE = field(SENT, "template", String.class);
    private static final Field<Long> SENT_SESSION = field(SENT, "session", Long.class);
    private static final Field<Long> SENT_TIME = field(SENT, "time", Long.class);

    private static final Name ANSWERS = DSL.name("answers");
    private static final Field<Long> ANSWERED = field(ANSWERS, "answered", Long.class);
    private static final Field<Long> ANSWER_PLACE = field(ANSWERS, "place", Long.class);

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
        return DSL.with(sent(question), answers(question), totals(), reactions())
                .select(List.of(ID, ALL_SENT, USERS, ALL_ANSWERED, SPELLING, KIND, TIMES))
                .from(TOTALS)
                .leftJoin(REACTIONS)
                .on(ID.eq(field(REACTIONS, "template", String.class)), PLACE.eq(DSL.inline(1)))
                .orderBy(ALL_SENT.desc(), ID);
    }

    private static CommonTableExpression<?> sent(ReportQuestion question) {
        return SENT.as(DSL.select(
                        Said.SEQUENCE.as("sequence"),
                        Said.USER.as("user"),
                        Said.TEMPLATE_ID.as("template"),
                        Said.OPENING.as("session"),
                        Said.TIME.coerce(Long.class).as("time"))
                .from(Said.inOrder(question))
                .where(Said.IS_OUTGOING, Said.TEMPLATE_ID.ne(""), Said.isLetThrough(question)));
    }

    /** What users sent after these, within the session; the first has place 1. */
    private static CommonTableExpression<?> answers(ReportQuestion question) {
        Instant from = question.period().from();
        Instant to = question.period().to().plus(SaidInOrder.REACH);
        Field<Long> time = Said.TIME.coerce(Long.class);
        return ANSWERS.as(DSL.select(
                        SENT_SEQUENCE.as("answered"),
                        SENT_TEMPLATE.as("template"),
                        Said.KIND.as("kind"),
                        Said.TEXT.as("text"),
                        Said.SEQUENCE.as("sequence"),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(SENT_SEQUENCE).orderBy(time, Said.SEQUENCE))
                                .cast(Long.class)
                                .as("place"))
                .from(SENT)
                .join(Said.inOrder(question, from, to))
                .on(
                        Said.OPENING.eq(SENT_SESSION),
                        Said.IS_INCOMING,
                        time.ge(SENT_TIME),
                        time.gt(SENT_TIME).or(Said.SEQUENCE.gt(SENT_SEQUENCE))));
    }

    private static CommonTableExpression<?> totals() {
        Field<Integer> sent = DSL.count();
        return TOTALS.as(DSL.select(
                        SENT_TEMPLATE.as("template"),
                        sent.as("sent"),
                        DSL.countDistinct(field(SENT, "user", String.class)).as("users"),
                        DSL.count(ANSWERED).as("answered"))
                .from(SENT)
                .leftJoin(ANSWERS)
                .on(ANSWERED.eq(SENT_SEQUENCE), ANSWER_PLACE.eq(DSL.inline(1L)))
                .groupBy(SENT_TEMPLATE)
                .orderBy(sent.desc(), SENT_TEMPLATE)
                .limit(MAX_TEMPLATES));
    }

    /** Of equally frequent ones the first by what it says. Only distinct texts are folded, since that takes longer than to count. */
    private static CommonTableExpression<?> reactions() {
        Name distinct = DSL.name("distinct_texts");
        Table<?> texts = DSL.select(
                        field(ANSWERS, "template", String.class),
                        field(ANSWERS, "kind", String.class),
                        field(ANSWERS, "text", String.class),
                        DSL.max(field(ANSWERS, "sequence", Long.class)).as("newest"),
                        DSL.count().as("times"))
                .from(ANSWERS)
                .where(ANSWER_PLACE.eq(DSL.inline(1L)))
                .groupBy(
                        field(ANSWERS, "template", String.class),
                        field(ANSWERS, "kind", String.class),
                        field(ANSWERS, "text", String.class))
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
