package dev.earshot.report.frame;

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
 * What the bot answered: for each message of a user in the question's period that is followed by one of the bot's within the
 * session timeout, the text of that one. Filters by direction and intent do not restrict what may follow.
 */
public final class Answers {
    private static final String NAME = "answered";
    private static final String STEPS = "followed";

    /** Of the user's message. */
    public static final Field<UUID> ID = DSL.field(DSL.name(NAME, "id"), UUID.class);

    public static final Field<String> TEXT = DSL.field(DSL.name(NAME, "next_text"), SQLDataType.VARCHAR);

    private Answers() {}

    /** @param users whose messages are looked at; to look at all costs a sort of all */
    public static Table<Record> of(ReportQuestion question, Condition users) {
        Instant to = question.period().to();
        var order = DSL.partitionBy(Said.USER).orderBy(Said.TIME, Said.SEQUENCE);
        Table<Record> steps = DSL.select(List.of(
                        Said.ID,
                        Said.TIME,
                        Said.DIRECTION,
                        DSL.lead(Said.TIME.coerce(Long.class)).over(order).as("next_time"),
                        DSL.lead(Said.DIRECTION).over(order).as("next_direction"),
                        DSL.lead(Said.TEXT).over(order).as("next_text")))
                .from(Said.between(everything(question), question.period().from(), to.plus(question.sessionTimeout())))
                .where(users)
                .asTable(STEPS);
        Field<Long> time = DSL.field(DSL.name(STEPS, Said.TIME.getName()), SQLDataType.BIGINT);
        Field<Long> nextTime = DSL.field(DSL.name(STEPS, "next_time"), SQLDataType.BIGINT);
        Field<String> text = DSL.field(DSL.name(STEPS, "next_text"), SQLDataType.VARCHAR);
        return DSL.select(List.of(DSL.field(DSL.name(STEPS, "id"), UUID.class), text))
                .from(steps)
                .where(
                        DSL.field(DSL.name(STEPS, "direction"), String.class).eq("INCOMING"),
                        DSL.field(DSL.name(STEPS, "next_direction"), String.class)
                                .eq("OUTGOING"),
                        time.lt(to.toEpochMilli()),
                        nextTime.minus(time).le(question.sessionTimeout().toMillis()),
                        text.isNotNull(),
                        text.ne(""))
                .asTable(NAME);
    }

    /** Of {@link Said}: whether the bot answered with this text. */
    static Condition isAnswered(ReportQuestion question, String text) {
        return Said.ID.in(DSL.select(ID).from(of(question, DSL.noCondition())).where(TEXT.eq(text)));
    }

    private static ReportQuestion everything(ReportQuestion question) {
        return question.with(question.filter().withoutDirectionAndIntent());
    }
}
