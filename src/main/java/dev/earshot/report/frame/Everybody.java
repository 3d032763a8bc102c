package dev.earshot.report.frame;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.store.FirstSaid;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** All users of a bot: everybody of whom there is a message or an event, each once. */
public record Everybody(String bot) implements UserSet {

    @Override
    public Select<Record1<String>> users() {
        Field<String> first = DSL.field(DSL.name("first", "user_id"), SQLDataType.VARCHAR);
        return DSL.select(first)
                .from(FirstSaid.of(bot).as("first"))
                .union(DSL.selectDistinct(EVENT.USER).from(EVENT).where(EVENT.BOT.eq(bot), EVENT.USER.ne("")));
    }
}
