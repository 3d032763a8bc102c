package dev.earshot.store;

import static dev.earshot.store.Tables.MARK;
import static dev.earshot.store.Tables.MESSAGE;
import static dev.earshot.store.Tables.SAID;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Messages as reports read them, made of their rows and of the marks that later copies and answers left: what counts is what
 * the first copy said, and where it said nothing, what the first copy that did.
 */
final class UnsettledMessages {
    private static final String LATER = "later";
    private static final String NOT_HANDLED_INTENT = "NotHandled";

    /** Of the columns of {@link SaidTable}, those that a message has by itself. */
    static final List<Field<?>> COLUMNS = List.of(
            SAID.ID,
            SAID.SEQUENCE,
            SAID.BOT,
            SAID.USER,
            SAID.TIME,
            SAID.PLATFORM,
            SAID.DIRECTION,
            SAID.KIND,
            SAID.TEXT,
            SAID.PAYLOAD,
            SAID.SESSION,
            SAID.TEMPLATE_ID,
            SAID.FAILURE_CODE,
            SAID.INTENT,
            SAID.CONFIDENCE,
            SAID.INPUTS,
            SAID.NOT_HANDLED,
            SAID.SENTIMENT);

    /** Of these, those that marks say more of. */
    private static final Set<Field<?>> MARKED = Set.of(SAID.INTENT, SAID.CONFIDENCE, SAID.INPUTS, SAID.NOT_HANDLED);

    private static final Field<UUID> LATER_ID = later(MARK.TARGET_ID.getName(), UUID.class);
    private static final Field<String> LATER_NAME = later("name", String.class);
    private static final Field<String> LATER_INTENT = later("intent", String.class);
    private static final Field<Boolean> IS_MISSED = later("is_missed", Boolean.class);

    private UnsettledMessages() {}

    private static <T> Field<T> later(String column, Class<T> type) {
        return DSL.field(DSL.name(LATER, column), type);
    }

    /** With those of the {@link #COLUMNS} that are needed, by their names. */
    static Select<Record> select(String bot, Condition which, long marksFrom, List<Field<?>> needed) {
        boolean isMarked = needed.stream().anyMatch(MARKED::contains);
        var messages = DSL.select(needed.stream().map(UnsettledMessages::source).toList());
        return (isMarked
                        ? messages.from(MESSAGE).leftJoin(marks(bot, marksFrom)).on(MESSAGE.ID.eq(LATER_ID))
                        : messages.from(MESSAGE))
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.ne(""), which);
    }

    /** What a column is made of. */
    private static Field<?> source(Field<?> column) {
        if (column.equals(SAID.PAYLOAD)) {
            Condition isTap = MESSAGE.KIND.in("QUICK_REPLY", "POSTBACK");
            return DSL.when(isTap, JsonText.of(MESSAGE.CONTENT, "payload")).as(SAID.PAYLOAD);
        }
        if (column.equals(SAID.INTENT)) {
            return intent().as(SAID.INTENT);
        }
        if (column.equals(SAID.CONFIDENCE)) {
            Field<Double> confidence = JsonText.of(LATER_INTENT, "confidence").cast(SQLDataType.DOUBLE);
            return ownOr(MESSAGE.INTENT_CONFIDENCE, confidence).as(SAID.CONFIDENCE);
        }
        if (column.equals(SAID.INPUTS)) {
            return ownOr(MESSAGE.INTENT_INPUTS, JsonText.of(LATER_INTENT, "inputs"))
                    .as(SAID.INPUTS);
        }
        if (column.equals(SAID.NOT_HANDLED)) {
            Condition isNotHandled =
                    DSL.or(MESSAGE.NOT_HANDLED.isTrue(), intent().eq(NOT_HANDLED_INTENT), IS_MISSED.isTrue());
            return DSL.when(isNotHandled, true).otherwise(false).as(SAID.NOT_HANDLED);
        }
        return Objects.requireNonNull(MESSAGE.field(column.getName()));
    }

    private static Field<String> intent() {
        return DSL.coalesce(MESSAGE.INTENT, LATER_NAME);
    }

    /** Confidence and values belong to the intent that they came with. */
    private static <T> Field<T> ownOr(Field<T> own, Field<T> later) {
        return DSL.when(MESSAGE.INTENT.isNull(), later).otherwise(own);
    }

    /** One row for each message that later copies or answers say more of. */
    private static Table<?> marks(String bot, long from) {
        // Cheaper than to read all the JSON; and what other kinds of marks say is none.
        Condition mayTellIntent = MARK.KIND.eq("ENRICHED").and(MARK.VALUE.contains("\"intent\""));
        Field<String> intent = DSL.when(mayTellIntent, JsonText.of(MARK.VALUE, "intent"));
        return DSL.select(
                        MARK.TARGET_ID,
                        DSL.minBy(MARK.VALUE, MARK.SEQUENCE)
                                .filterWhere(MARK.KIND.eq("INTENT"))
                                .as("name"),
                        DSL.minBy(intent, MARK.SEQUENCE)
                                .filterWhere(intent.isNotNull())
                                .as("intent"),
                        DSL.boolOr(MARK.KIND.eq("NOT_HANDLED")).as("is_missed"))
                .from(MARK)
                .where(
                        MARK.BOT.eq(bot),
                        MARK.SEQUENCE.ge(from),
                        MARK.KIND.in("INTENT", "ENRICHED", "NOT_HANDLED"),
                        MARK.TARGET_ID.isNotNull())
                .groupBy(MARK.TARGET_ID)
                .asTable(LATER);
    }

    static Condition between(Field<Instant> time, Instant from, Instant to) {
        return time.ge(from).and(time.lt(to));
    }
}
