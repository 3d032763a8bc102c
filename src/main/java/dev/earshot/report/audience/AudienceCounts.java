package dev.earshot.report.audience;

import dev.earshot.report.frame.AtOnce;
import dev.earshot.report.frame.Numbers;
import dev.earshot.store.Store;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How many users an audience has. Thread-safe. */
public final class AudienceCounts {
    private static final Field<String> USER = DSL.field(DSL.name("member", "user_id"), SQLDataType.VARCHAR);

    private final Store store;

    public AudienceCounts(Store store) {
        this.store = store;
    }

    /** @param all of whom there is a message or an event */
    public record Count(long users, long all) {}

    public Count of(AudienceUsers audience) {
        AtOnce.Both<Long, Long> both = AtOnce.both(
                () -> count(audience.bot(), audience.users()), () -> count(audience.bot(), audience.everybody()));
        return new Count(both.first(), both.second());
    }

    private long count(String bot, Select<Record1<String>> users) {
        return Numbers.whole(
                store.query(bot, DSL.select(DSL.countDistinct(USER)).from(users.asTable("member", "user_id")))
                        .getFirst(),
                0);
    }
}
