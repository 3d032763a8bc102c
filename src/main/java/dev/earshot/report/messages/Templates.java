package dev.earshot.report.messages;

import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.messages.Turns.Turn;
import dev.earshot.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How the messages that were made from a template fared, so that two ways to say the same can be compared. One is answered if
 * the user sent something later in the session; the first that he sent is the reaction.
 */
final class Templates {
    static final int MAX_TEMPLATES = 100;

    private static final Turn SENT = new Turn("sent");
    private static final Turn NEXT = new Turn("next");

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
        Condition isTemplate = Said.IS_OUTGOING.and(Said.TEMPLATE_ID.ne(""));
        return DSL.with(Turns.of(question, isTemplate), totals(), reactions())
                .select(List.of(ID, ALL_SENT, USERS, ALL_ANSWERED, SPELLING, KIND, TIMES))
                .from(TOTALS)
                .leftJoin(REACTIONS)
                .on(ID.eq(field(REACTIONS, "template", String.class)), PLACE.eq(DSL.inline(1)))
                .orderBy(ALL_SENT.desc(), ID);
    }

    private static CommonTableExpression<?> totals() {
        Field<Integer> sent = DSL.count();
        return TOTALS.as(DSL.select(
                        SENT.template().as("template"),
                        sent.as("sent"),
                        DSL.countDistinct(SENT.user()).as("users"),
                        DSL.count(SENT.nextIncoming()).as("answered"))
                .from(SENT.table())
                .where(SENT.isCounted())
                .groupBy(SENT.template())
                .orderBy(sent.desc(), SENT.template())
                .limit(MAX_TEMPLATES));
    }

    /** Of equally frequent ones the first by what it says. */
    private static CommonTableExpression<?> reactions() {
        Field<String> folded = NEXT.folded();
        Field<Integer> times = DSL.count();
        return REACTIONS.as(DSL.select(
                        SENT.template().as("template"),
                        NEXT.kind().as("kind"),
                        DSL.maxBy(NEXT.spelled(), NEXT.sequence()).as("spelling"),
                        times.as("times"),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(SENT.template()).orderBy(times.desc(), folded, NEXT.kind()))
                                .as("place"))
                .from(SENT.table())
                .join(NEXT.table())
                .on(NEXT.user().eq(SENT.user()), NEXT.place().eq(SENT.nextIncoming()))
                .where(SENT.isCounted())
                .groupBy(SENT.template(), folded, NEXT.kind()));
    }

    private static <T> Field<T> field(Name table, String column, Class<T> type) {
        return DSL.field(table.append(column), type);
    }
}
