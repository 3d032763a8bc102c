package dev.earshot.report.messages;

import dev.earshot.report.frame.MessageTrait;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.Wording;
import java.util.List;
import java.util.UUID;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Messages with their places: a user's messages are counted, and his sessions are, so that what came before and after a
 * message within the session is found by the next number. Filters of messages do not restrict what stands around one.
 */
final class Turns {
    private static final Name NAME = DSL.name("turn");
    private static final String COUNTED = "is_counted";

    private Turns() {}

    /** A message, or one that stands around it: the columns under one name. */
    record Turn(String name) {
        Field<UUID> id() {
            return field(Said.ID);
        }

        Field<String> user() {
            return field(Said.USER);
        }

        Field<Long> sequence() {
            return field(Said.SEQUENCE);
        }

        Field<String> direction() {
            return field(Said.DIRECTION);
        }

        Field<String> kind() {
            return field(Said.KIND);
        }

        Field<String> template() {
            return field(Said.TEMPLATE_ID);
        }

        /** Tidy; null if there is no text. */
        Field<String> spelled() {
            return DSL.nullif(Wording.spelled(field(Said.TEXT)), DSL.inline(""));
        }

        /** The text, whatever its case and spaces; null if there is none. */
        Field<String> folded() {
            return DSL.nullif(Wording.folded(field(Said.TEXT)), DSL.inline(""));
        }

        /** Among the user's messages. */
        Field<Long> place() {
            return DSL.field(DSL.name(name, "place"), SQLDataType.BIGINT);
        }

        Field<Integer> session() {
            return DSL.field(DSL.name(name, "session"), SQLDataType.INTEGER);
        }

        /** Whether it is what is counted, and not only stands around it. */
        Condition isCounted() {
            return DSL.field(DSL.name(name, COUNTED), SQLDataType.INTEGER).eq(DSL.inline(1));
        }

        /** The place of the user's own next message within the session; null if there is none. */
        Field<Long> nextIncoming() {
            return DSL.field(DSL.name(name, "next_incoming"), SQLDataType.BIGINT);
        }

        Table<Record> table() {
            return DSL.table(NAME).as(name);
        }

        /** Of the same session, so many messages after the other. */
        Condition follows(Turn other, int messages) {
            return DSL.and(
                    user().eq(other.user()),
                    session().eq(other.session()),
                    place().eq(other.place().plus(DSL.inline(messages))));
        }

        private <T> Field<T> field(Field<T> said) {
            return DSL.field(DSL.name(name, said.getName()), said.getDataType());
        }
    }

    /**
     * To be put before a query as {@code with(…)}; it selects from {@link Turn#table}.
     *
     * <p>Only users who have such a message are looked at, since to put all in order takes long.
     *
     * @param which messages are counted, as a condition on {@link Said}; of those that the question lets through
     */
    static CommonTableExpression<Record> of(ReportQuestion question, Condition which) {
        Condition users =
                Said.USER.in(DSL.select(Said.USER).from(Said.of(question)).where(which));
        Field<Integer> counted =
                DSL.when(isLetThrough(question).and(which), DSL.inline(1)).otherwise(DSL.inline(0));
        List<Field<?>> more = List.of(Said.ID, Said.KIND, Said.TEXT, Said.TEMPLATE_ID, counted.as(COUNTED));
        var inOrder = DSL.partitionBy(Sessions.STEP_USER).orderBy(Sessions.STEP_TIME, Sessions.STEP_SEQUENCE);
        Table<Record> numbered = DSL.select(List.of(
                        Sessions.STEP_USER,
                        Sessions.STEP_SEQUENCE,
                        Sessions.STEP_DIRECTION,
                        Sessions.step(Said.ID),
                        Sessions.step(Said.KIND),
                        Sessions.step(Said.TEXT),
                        Sessions.step(Said.TEMPLATE_ID),
                        Sessions.step(DSL.field(DSL.name(COUNTED), SQLDataType.INTEGER)),
                        DSL.rowNumber().over(inOrder).cast(Long.class).as("place"),
                        DSL.sum(Sessions.BEGINS)
                                .over(inOrder)
                                .cast(Integer.class)
                                .as("session")))
                .from(Sessions.steps(everyMessage(question), users, more))
                .asTable("numbered");
        Turn turn = new Turn("numbered");
        Field<Long> next = DSL.min(DSL.when(turn.direction().eq("INCOMING"), turn.place()))
                .over(DSL.partitionBy(turn.user(), turn.session())
                        .orderBy(turn.place().desc())
                        .rowsBetweenUnboundedPreceding()
                        .andPreceding(1));
        return NAME.as(DSL.select(List.of(numbered.asterisk(), next.as("next_incoming")))
                .from(numbered));
    }

    /** What {@link #everyMessage} leaves out of the question. */
    private static Condition isLetThrough(ReportQuestion question) {
        String direction = question.filter().direction();
        String intent = question.filter().intent();
        return DSL.and(
                Said.TIME.ge(question.period().from()),
                Said.TIME.lt(question.period().to()),
                direction == null ? DSL.noCondition() : MessageTrait.DIRECTION.is(direction, question),
                intent == null ? DSL.noCondition() : MessageTrait.INTENT.is(intent, question));
    }

    private static ReportQuestion everyMessage(ReportQuestion question) {
        ReportFilter filter = question.filter();
        return question.with(new ReportFilter(
                filter.platform(), null, null, filter.event(), filter.property(), filter.propertyValue()));
    }
}
