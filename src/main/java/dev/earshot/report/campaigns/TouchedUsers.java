package dev.earshot.report.campaigns;

import java.time.Instant;
import java.util.Collection;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Whom clicks brought: the users that they are known to be of, and who shares an identifier with one of these. Who is the same
 * person only by way of a third is not found.
 */
public final class TouchedUsers {

    /** What a click has. */
    public enum By {
        /** What its address calls the campaign. */
        CAMPAIGN,
        /** The SmartLink's id. */
        LINK,
        NETWORK,
        DEVICE;

        private Field<String> value() {
            return switch (this) {
                case CAMPAIGN -> Grouping.CAMPAIGN.value("");
                case LINK -> Grouping.LINK.value("");
                case NETWORK -> Grouping.NETWORK.value("");
                case DEVICE -> Grouping.DEVICE.value("");
            };
        }
    }

    private TouchedUsers() {}

    /** Of clicks from one moment on and before another that have one of the values. */
    public static Select<Record1<String>> of(String bot, By by, Collection<String> values, Instant from, Instant to) {
        Table<? extends Record> owners = DSL.select(Tied.OWNER.as("user_id"))
                .from(Tied.of(bot, by.value(), to))
                .where(Tied.KIND.eq("CLICK"), Tied.TIME.ge(from), Tied.VALUE.in(values))
                .asTable("clicker");
        Field<String> owner = DSL.field(DSL.name("clicker", "user_id"), SQLDataType.VARCHAR);
        Table<? extends Record> known = Shared.of(bot).as("known");
        Field<String> type = DSL.field(DSL.name("known", "type"), SQLDataType.VARCHAR);
        Field<String> value = DSL.field(DSL.name("known", "value"), SQLDataType.VARCHAR);
        Condition isClickers = DSL.field(DSL.name("known", "user_id"), SQLDataType.VARCHAR)
                .in(DSL.select(owner).from(owners));
        return DSL.select(owner)
                .from(owners)
                .union(DSL.select(Shared.USER)
                        .from(Shared.of(bot))
                        .join(known)
                        .on(Shared.TYPE.eq(type), Shared.VALUE.eq(value))
                        .where(isClickers));
    }
}
