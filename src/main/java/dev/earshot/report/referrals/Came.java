package dev.earshot.report.referrals;

import static dev.earshot.store.Tables.EVENT;
import static dev.earshot.store.Tables.MESSAGE;

import dev.earshot.report.frame.EventAttributes;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.FirstSaid;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The referrals of a period, each with what was known of its user before and what they did after: a table to select from,
 * with the columns below.
 */
final class Came {
    /** Before a referral, so long a user may have been seen and still be new; after it, so long they may take to write. */
    static final Duration MARGIN = Duration.ofDays(1);

    /** {@link #referrals} by their name. */
    static final Name CAME = DSL.name("came");

    private static final String NAME = "referral";

    static final Field<String> USER = DSL.field(DSL.name(NAME, "user_id"), String.class);
    static final Field<Instant> TIME = DSL.field(DSL.name(NAME, "time_millis"), EVENT.TIME.getDataType());
    static final Condition IS_NEW =
            DSL.field(DSL.name(NAME, "is_new"), Boolean.class).isTrue();
    static final Condition HAS_MESSAGED =
            DSL.field(DSL.name(NAME, "has_messaged"), Boolean.class).isTrue();
    static final Condition HAS_PAID =
            DSL.field(DSL.name(NAME, "has_paid"), Boolean.class).isTrue();

    static final Field<String> CAME_USER = DSL.field(CAME.append("user_id"), String.class);
    static final Field<Instant> CAME_TIME = DSL.field(CAME.append("time_millis"), EVENT.TIME.getDataType());

    private final ReportQuestion question;
    private final Map<EventTrait, String> traits;

    /** @param traits of the referrals that count */
    Came(ReportQuestion question, Map<EventTrait, String> traits) {
        this.question = question;
        this.traits = traits;
    }

    /** Where its user came from. */
    static Field<String> origin(Origin origin) {
        return DSL.field(DSL.name(NAME, origin.word), String.class);
    }

    static Field<String> cameFrom(Origin origin) {
        return DSL.field(CAME.append(origin.word), String.class);
    }

    Condition isReferral() {
        Condition condition = Happened.in(question).and(EVENT.TYPE.eq("REFERRAL"));
        for (Map.Entry<EventTrait, String> trait : traits.entrySet()) {
            condition = condition.and(trait.getKey().is(trait.getValue()));
        }
        return condition;
    }

    /** The referrals alone: what queries of {@link #CAME} and {@link #table} begin with. */
    CommonTableExpression<?> referrals() {
        return CAME.as(DSL.select(
                        EVENT.USER,
                        EVENT.TIME,
                        EventAttributes.value(Origin.SOURCE.key).as(Origin.SOURCE.word),
                        EventAttributes.value(Origin.REF.key).as(Origin.REF.word),
                        EventAttributes.value(Origin.AD.key).as(Origin.AD.word))
                .from(EVENT)
                .where(isReferral()));
    }

    /** Of a query that begins with {@link #referrals}. */
    Table<? extends Record> table() {
        Table<Record> first = FirstSaid.of(question.bot()).as("first");
        Table<? extends Record> messaged = messaged();
        Table<? extends Record> paid = paid();
        Field<Instant> seen = DSL.field(DSL.name("first", "time_millis"), EVENT.TIME.getDataType());
        Field<String> messagedUser = DSL.field(DSL.name("messaged", "user_id"), String.class);
        Field<String> paidUser = DSL.field(DSL.name("paid", "user_id"), String.class);
        return DSL.select(
                        CAME_USER,
                        CAME_TIME,
                        cameFrom(Origin.SOURCE),
                        cameFrom(Origin.REF),
                        cameFrom(Origin.AD),
                        is(seen.isNull().or(millis(seen).ge(millis(CAME_TIME).minus(MARGIN.toMillis()))))
                                .as("is_new"),
                        is(messagedUser.isNotNull()).as("has_messaged"),
                        is(paidUser.isNotNull()).as("has_paid"))
                .from(CAME)
                .leftJoin(first)
                .on(CAME_USER.eq(DSL.field(DSL.name("first", "user_id"), String.class)))
                .leftJoin(messaged)
                .on(CAME_USER.eq(messagedUser), isSameTime("messaged"))
                .leftJoin(paid)
                .on(CAME_USER.eq(paidUser), isSameTime("paid"))
                .asTable(NAME);
    }

    private static Condition isSameTime(String table) {
        return CAME_TIME.eq(DSL.field(DSL.name(table, "time_millis"), EVENT.TIME.getDataType()));
    }

    private static Field<Boolean> is(Condition condition) {
        return DSL.when(condition, true).otherwise(false);
    }

    private static Field<Long> millis(Field<Instant> time) {
        return time.coerce(Long.class);
    }

    private Table<? extends Record> messaged() {
        return DSL.selectDistinct(CAME_USER, CAME_TIME)
                .from(CAME)
                .join(MESSAGE)
                .on(MESSAGE.USER.eq(CAME_USER))
                .where(
                        MESSAGE.BOT.eq(question.bot()),
                        MESSAGE.USER.ne(""),
                        MESSAGE.DIRECTION.eq("INCOMING"),
                        MESSAGE.TIME.ge(question.period().from()),
                        MESSAGE.TIME.lt(question.period().to().plus(MARGIN)),
                        MESSAGE.TIME.ge(CAME_TIME),
                        millis(MESSAGE.TIME).lt(millis(CAME_TIME).plus(MARGIN.toMillis())))
                .asTable("messaged");
    }

    private Table<? extends Record> paid() {
        return DSL.selectDistinct(CAME_USER, CAME_TIME)
                .from(CAME)
                .join(EVENT)
                .on(EVENT.USER.eq(CAME_USER))
                .where(paidAfter(CAME_TIME), EVENT.AMOUNT.gt(BigDecimal.ZERO))
                .asTable("paid");
    }

    /** Of an amount, as it is shown. */
    Field<String> currency() {
        return DSL.coalesce(EVENT.CURRENCY, DSL.inline(EventTrait.NO_CURRENCY));
    }

    /** Amounts of the period that came after a moment of their user's. */
    Condition paidAfter(Field<Instant> moment) {
        return DSL.and(
                EVENT.BOT.eq(question.bot()),
                EVENT.USER.ne(""),
                EVENT.AMOUNT.isNotNull(),
                EVENT.TIME.ge(moment),
                EVENT.TIME.lt(question.period().to()));
    }
}
