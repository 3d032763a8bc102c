package dev.earshot.bench;

import static dev.earshot.store.Tables.MESSAGE;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What an analyst asks of one bot over all time, written once for both engines; days are those of UTC. */
final class Questions {
    private static final Field<Long> TIME = MESSAGE.TIME.coerce(Long.class);
    private static final Field<Long> DAY = day(TIME);
    private static final long SESSION_GAP_MILLIS = Duration.ofMinutes(30).toMillis();

    private Questions() {}

    /** By what they ask, in the order in which they are shown. */
    static Map<String, Select<?>> of(String bot, String user) {
        Map<String, Select<?>> questions = new LinkedHashMap<>();
        questions.put("active users per day", activeUsers(bot));
        questions.put("50 most frequent intents with distinct users", intents(bot));
        questions.put("last 100 messages of one user", lastMessages(bot, user));
        questions.put("sessions per day (30-minute gap)", sessions(bot));
        questions.put("day-N retention", retention(bot));
        return questions;
    }

    private static Field<Long> day(Field<Long> time) {
        return time.minus(time.mod(DSL.inline(Duration.ofDays(1).toMillis())));
    }

    private static Select<?> activeUsers(String bot) {
        return DSL.select(DAY, DSL.countDistinct(MESSAGE.USER))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot))
                .groupBy(DAY);
    }

    private static Select<?> intents(String bot) {
        return DSL.select(MESSAGE.INTENT, DSL.count(), DSL.countDistinct(MESSAGE.USER))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.INTENT.isNotNull())
                .groupBy(MESSAGE.INTENT)
                .orderBy(DSL.count().desc())
                .limit(50);
    }

    private static Select<?> lastMessages(String bot, String user) {
        return DSL.select(MESSAGE.TIME, MESSAGE.DIRECTION, MESSAGE.TEXT, MESSAGE.INTENT, MESSAGE.RAW)
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot), MESSAGE.USER.eq(user))
                .orderBy(MESSAGE.TIME.desc())
                .limit(100);
    }

    private static Select<?> sessions(String bot) {
        Field<Long> pause = TIME.minus(DSL.lag(TIME).over(DSL.partitionBy(MESSAGE.USER).orderBy(TIME)));
        Table<?> steps = DSL.select(DAY.as("day"), pause.as("pause"))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot))
                .asTable("step");
        Field<Long> day = DSL.field(DSL.name("step", "day"), SQLDataType.BIGINT);
        Field<Long> ofStep = DSL.field(DSL.name("step", "pause"), SQLDataType.BIGINT);
        return DSL.select(day, DSL.count())
                .from(steps)
                .where(ofStep.isNull().or(ofStep.gt(DSL.inline(SESSION_GAP_MILLIS))))
                .groupBy(day);
    }

    private static Select<?> retention(String bot) {
        Table<? extends Record> days = DSL.selectDistinct(MESSAGE.USER.as("person"), DAY.as("day"))
                .from(MESSAGE)
                .where(MESSAGE.BOT.eq(bot))
                .asTable("seen");
        Field<String> person = DSL.field(DSL.name("seen", "person"), SQLDataType.VARCHAR);
        Field<Long> day = DSL.field(DSL.name("seen", "day"), SQLDataType.BIGINT);
        Field<Long> first = DSL.min(day).over(DSL.partitionBy(person));
        Table<?> since = DSL.select(day.minus(first).as("since")).from(days).asTable("later");
        Field<Long> after = DSL.field(DSL.name("later", "since"), SQLDataType.BIGINT);
        return DSL.select(after, DSL.count()).from(since).groupBy(after);
    }
}
