package dev.earshot.bench;

import static dev.earshot.store.Tables.SAID;

import dev.earshot.store.SaidBetween;
import dev.earshot.store.SaidInOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The questions of {@link Questions} as Earshot's reports ask them: of the messages that it keeps ready. The answers are the
 * same, but for sessions, which end with a change of the client's session id, too.
 */
final class SettledQuestions {
    private static final String NAME = "line";
    private static final Field<String> USER = field(SAID.USER);
    private static final Field<Long> TIME = field(SAID.TIME).coerce(Long.class);
    private static final Field<Long> DAY = TIME.minus(TIME.mod(DSL.inline(Duration.ofDays(1).toMillis())));
    private static final Field<String> INTENT = field(SAID.INTENT);

    /** More than any message's time. */
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private SettledQuestions() {}

    private static <T> Field<T> field(Field<T> column) {
        return DSL.field(DSL.name(NAME, column.getName()), column.getDataType());
    }

    static Map<String, Select<?>> of(String bot, String user) {
        Map<String, Select<?>> questions = new LinkedHashMap<>(Questions.of(bot, user));
        Table<Record> said = SaidBetween.of(bot, Instant.EPOCH, END).as(NAME);
        questions.put(
                "active users per day",
                DSL.select(DAY, DSL.countDistinct(USER)).from(said).groupBy(DAY));
        questions.put(
                "50 most frequent intents with distinct users",
                DSL.select(INTENT, DSL.count(), DSL.countDistinct(USER))
                        .from(said)
                        .where(INTENT.isNotNull())
                        .groupBy(INTENT)
                        .orderBy(DSL.count().desc())
                        .limit(50));
        questions.put(
                "sessions per day (30-minute gap)",
                DSL.select(DAY, DSL.count())
                        .from(SaidInOrder.of(bot, Instant.EPOCH, END, SaidInOrder.SESSION_TIMEOUT).as(NAME))
                        .where(field(SAID.SEQUENCE).eq(field(SAID.OPENING)))
                        .groupBy(DAY));
        questions.put("day-N retention", retention(said));
        return questions;
    }

    private static Select<?> retention(Table<Record> said) {
        Table<? extends Record> days =
                DSL.selectDistinct(USER.as("person"), DAY.as("day")).from(said).asTable("seen");
        Field<String> person = DSL.field(DSL.name("seen", "person"), SQLDataType.VARCHAR);
        Field<Long> day = DSL.field(DSL.name("seen", "day"), SQLDataType.BIGINT);
        Field<Long> first = DSL.min(day).over(DSL.partitionBy(person));
        Table<?> since = DSL.select(day.minus(first).as("since")).from(days).asTable("later");
        Field<Long> after = DSL.field(DSL.name("later", "since"), SQLDataType.BIGINT);
        return DSL.select(after, DSL.count()).from(since).groupBy(after);
    }
}
