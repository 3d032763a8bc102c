package dev.earshot.report.messages;

import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.SaidInOrder;
import dev.earshot.store.Wording;
import java.time.Instant;
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
 * Messages with their places: those of a session are counted, so that what came before and after a message within it is
 * found by the next number. Filters of messages do not restrict what stands around one.
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

        /** Within the session. */
        Field<Long> place() {
            return DSL.field(DSL.name(name, "place"), SQLDataType.BIGINT);
        }

        /** The sequence of its first message. */
        Field<Long> session() {
            return field(Said.OPENING);
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
                    session().eq(other.session()), place().eq(other.place().plus(DSL.inline(messages))));
        }

        private <T> Field<T> field(Field<T> said) {
            return DSL.field(DSL.name(name, said.getName()), said.getDataType());
        }
    }

    /**
     * To be put before a query as {@code with(…)}; it selects from {@link Turn#table}.
     *
     * <p>Only sessions that have such a message are looked at, since to put all in order takes long.
     *
     * @param which messages are counted, as a condition on {@link Said}; of those that the question lets through
     */
    static CommonTableExpression<Record> of(ReportQuestion question, Condition which) {
        Instant from = question.period().from();
        Instant to = question.period().to();
        Condition isCounted = DSL.and(Said.TIME.ge(from), Said.TIME.lt(to), Said.isLetThrough(question), which);
        Table<Record> around = Said.inOrder(question, from.minus(SaidInOrder.REACH), to.plus(SaidInOrder.REACH));
        Table<Record> numbered = DSL.select(List.of(
                        Said.USER,
                        Said.SEQUENCE,
                        Said.DIRECTION,
                        Said.ID,
                        Said.KIND,
                        Said.TEXT,
                        Said.TEMPLATE_ID,
                        Said.OPENING,
                        DSL.when(isCounted, DSL.inline(1))
                                .otherwise(DSL.inline(0))
                                .as(COUNTED),
                        DSL.rowNumber()
                                .over(DSL.partitionBy(Said.OPENING).orderBy(Said.TIME, Said.SEQUENCE))
                                .cast(Long.class)
                                .as("place")))
                .from(around)
                .where(Said.OPENING.in(DSL.select(Said.OPENING).from(around).where(isCounted)))
                .asTable("numbered");
        Turn turn = new Turn("numbered");
        Field<Long> next = DSL.min(DSL.when(turn.direction().eq("INCOMING"), turn.place()))
                .over(DSL.partitionBy(turn.session())
                        .orderBy(turn.place().desc())
                        .rowsBetweenUnboundedPreceding()
                        .andPreceding(1));
        return NAME.as(DSL.select(List.of(numbered.asterisk(), next.as("next_incoming")))
                .from(numbered));
    }
}
