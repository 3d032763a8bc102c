package dev.earshot.report.frame;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

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
    public static final Field<Double> CONFIDENCE = column(Said.CONFIDENCE);

    /** An array of <code>{"name":…,"value":…}</code>; null without any. */
    public static final Field<String> INPUTS = column(Said.INPUTS);

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
        return DSL.select(List.of(Said.ID, Said.USER, Said.TIME, Said.TEXT, Said.INTENT, Said.CONFIDENCE, Said.INPUTS))
                .from(Said.of(question))
                .where(IS_UNDERSTOOD)
                .asTable(NAME);
    }

    /** Of {@link Said}: whether a value was found, as the JSON that {@link #INPUTS} has for it. */
    static Condition hasInput(String input) {
        // Within a JSON text quotes are escaped, so this is found nowhere but where an element stands.
        return DSL.position(Said.INPUTS, input).gt(0);
    }
}
