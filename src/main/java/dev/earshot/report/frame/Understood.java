package dev.earshot.report.frame;

import static dev.earshot.store.Tables.MARK;

import dev.earshot.store.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Messages of users that the bot took to mean something, with how sure it was and which values it found, whether its first
 * copy or a later one said so. {@code NotHandled} is no intent: by it a bot says that it found none. A table to select from,
 * with the columns below.
 */
public final class Understood {
    private static final String NAME = "understood";

    public static final Field<UUID> ID = column(Said.ID);
    public static final Field<String> USER = column(Said.USER);
    public static final Field<Instant> TIME = column(Said.TIME);
    public static final Field<String> TEXT = column(Said.TEXT);
    public static final Field<String> INTENT = column(Said.INTENT);

    /** From 0 to 1; null if the bot did not say. */
    public static final Field<Double> CONFIDENCE = DSL.field(DSL.name(NAME, "confidence"), SQLDataType.DOUBLE);

    /** An array of <code>{"name":…,"value":…}</code>; null without any. */
    public static final Field<String> INPUTS = DSL.field(DSL.name(NAME, "inputs"), SQLDataType.VARCHAR);

    /** Of {@link Said}. */
    public static final Condition IS_UNDERSTOOD = DSL.and(
            Said.IS_INCOMING,
            Said.INTENT.isNotNull(),
            Said.INTENT.ne(""), // of a client that sends values without a name
            Said.INTENT.ne(Said.NOT_HANDLED_INTENT));

    private Understood() {}

    private static <T> Field<T> column(Field<T> of) {
        return DSL.field(DSL.name(NAME, of.getName()), of.getDataType());
    }

    /** Those of the question's period. */
    public static Table<Record> of(ReportQuestion question) {
        Field<String> newest = JsonText.of(MARK.VALUE, "intent");
        Table<?> later = DSL.select(
                        MARK.TARGET_ID, DSL.minBy(newest, MARK.SEQUENCE).as("intent"))
                .from(MARK)
                .where(
                        MARK.BOT.eq(question.bot()),
                        MARK.KIND.eq("ENRICHED"),
                        MARK.TARGET_ID.isNotNull(),
                        MARK.VALUE.contains("\"intent\""), // cheaper than to read all the JSON
                        newest.isNotNull())
                .groupBy(MARK.TARGET_ID)
                .asTable("later");
        Field<UUID> enriched = DSL.field(DSL.name("later", MARK.TARGET_ID.getName()), UUID.class);
        Field<String> intent = DSL.field(DSL.name("later", "intent"), SQLDataType.VARCHAR);
        Field<Double> confidence = JsonText.of(intent, "confidence").cast(Double.class);
        return DSL.select(List.of(
                        Said.ID,
                        Said.USER,
                        Said.TIME,
                        Said.TEXT,
                        Said.INTENT,
                        ownOr(Said.OWN_CONFIDENCE, confidence).as("confidence"),
                        ownOr(Said.OWN_INPUTS, JsonText.of(intent, "inputs")).as("inputs")))
                .from(Said.of(question))
                .leftJoin(later)
                .on(Said.ID.eq(enriched))
                .where(IS_UNDERSTOOD)
                .asTable(NAME);
    }

    /** Confidence and values belong to the intent that they came with. */
    private static <T> Field<T> ownOr(Field<T> own, Field<T> later) {
        return DSL.when(Said.IS_INTENT_LATER.isTrue(), later).otherwise(own);
    }

    /** Whether a value was found, as the JSON that {@link #INPUTS} has for it. */
    static Condition hasInput(String input) {
        // Within a JSON text quotes are escaped, so this is found nowhere but where an element stands.
        return DSL.position(INPUTS, input).gt(0);
    }

    /** Of {@link Said}: whether a message is one of these, and such a one. */
    static Condition isAmong(ReportQuestion question, Condition which) {
        return Said.ID.in(DSL.select(ID).from(of(question)).where(which));
    }
}
