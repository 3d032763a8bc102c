package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.frame.EventAttributes;
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
 * The clicks and impressions of which it is known whose they are, once for each user: who it was stands in the touch itself,
 * or a referral of the user brought the click's id back. A table to select from, with the columns below.
 */
public final class Tied {
    private static final String NAME = "tied";
    private static final String CAME = "came";

    public static final Field<UUID> ID = DSL.field(DSL.name(NAME, "id"), UUID.class);
    static final Field<Instant> TIME = DSL.field(DSL.name(NAME, "time_millis"), TOUCH.TIME.getDataType());
    static final Field<String> KIND = DSL.field(DSL.name(NAME, "kind"), SQLDataType.VARCHAR);
    static final Field<String> CLICK_ID = DSL.field(DSL.name(NAME, "click_id"), SQLDataType.VARCHAR);
    static final Field<String> TRACKER = DSL.field(DSL.name(NAME, "tracker"), SQLDataType.VARCHAR);
    public static final Field<String> OWNER = DSL.field(DSL.name(NAME, "owner"), SQLDataType.VARCHAR);
    static final Field<String> VALUE = DSL.field(DSL.name(NAME, "grouped"), SQLDataType.VARCHAR);

    private Tied() {}

    /** @param value by which they will be put together */
    public static Table<? extends Record> of(String bot, Field<String> value, Instant to) {
        Condition counts = DSL.and(TOUCH.BOT.eq(bot), TOUCH.TIME.lt(to), TOUCH.TRAFFIC.ne("CRAWLER"));
        Field<String> cameUser = DSL.field(DSL.name(CAME, "user_id"), SQLDataType.VARCHAR);
        Field<String> cameClick = DSL.field(DSL.name(CAME, "came_click"), SQLDataType.VARCHAR);
        return DSL.select(columns(TOUCH.USER, value))
                .from(TOUCH)
                .where(counts, TOUCH.USER.ne(""))
                .unionAll(DSL.select(columns(cameUser, value))
                        .from(TOUCH)
                        .join(came(bot))
                        .on(TOUCH.CLICK_ID.eq(cameClick))
                        .where(counts, TOUCH.USER.ne(cameUser)))
                .asTable(NAME);
    }

    private static List<Field<?>> columns(Field<String> owner, Field<String> value) {
        return List.of(
                TOUCH.ID.as("id"),
                TOUCH.TIME.as("time_millis"),
                TOUCH.KIND.as("kind"),
                TOUCH.CLICK_ID.as("click_id"),
                TOUCH.CAMPAIGN.as("tracker"),
                owner.as("owner"),
                value.as("grouped"));
    }

    /** Whom which click brought. A referral by one of our links says its click's id; the ref of a partner's click is the id. */
    private static Table<? extends Record> came(String bot) {
        Field<String> click = DSL.coalesce(EventAttributes.whole("click_id"), EventAttributes.whole("ref"));
        Table<? extends Record> referrals = DSL.select(EVENT.USER.as("user_id"), click.as("came_click"))
                .from(EVENT)
                .where(EVENT.BOT.eq(bot), EVENT.TYPE.eq("REFERRAL"), EVENT.USER.ne(""))
                .asTable("referral");
        Field<String> came = DSL.field(DSL.name("referral", "came_click"), SQLDataType.VARCHAR);
        return DSL.selectDistinct(DSL.field(DSL.name("referral", "user_id"), SQLDataType.VARCHAR), came)
                .from(referrals)
                .where(came.ne(""))
                .asTable(CAME);
    }

    /** Who has had a touch before a moment, or may be somebody who has: a superset. */
    static Condition mayBeOf(String bot, Field<String> user, Instant to) {
        return user.in(DSL.select(OWNER).from(of(bot, DSL.castNull(SQLDataType.VARCHAR), to)))
                .or(user.in(DSL.select(Shared.USER).from(Shared.of(bot))));
    }
}
