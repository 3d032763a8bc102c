package dev.earshot.report.frame;

import static dev.earshot.store.Tables.SAID;

import dev.earshot.store.FirstSaid;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * When each user was first heard of: the first message ever, in or out. A filter tells which users count, but not which
 * messages: who is old elsewhere is not new here. A table to select from, with the columns below.
 */
public final class FirstMessages {
    private static final String NAME = "first_message";

    public static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), SQLDataType.VARCHAR);
    public static final Field<Instant> TIME = DSL.field(DSL.name(NAME, "time_millis"), SAID.TIME.getDataType());

    private FirstMessages() {}

    public static Table<Record> of(ReportQuestion question) {
        return DSL.select(List.of(USER, TIME))
                .from(FirstSaid.of(question.bot()).as(NAME))
                .where(Said.users(question, USER))
                .asTable(NAME);
    }
}
