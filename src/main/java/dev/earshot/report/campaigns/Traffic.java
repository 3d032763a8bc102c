package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * How often something was seen and clicked.
 *
 * @param clicks of people, once for each visit
 * @param repeats the same person on the same link again within an hour
 * @param crawlers clicks of programs
 */
record Traffic(long impressions, long clicks, long repeats, long crawlers) {
    static final Traffic NONE = new Traffic(0, 0, 0, 0);

    /** Groups that are told apart: anybody can click on an address with words of their own. */
    private static final int MAX_VALUES = 5_000;

    private static final Field<String> VALUE = DSL.field(DSL.name("grouped"), SQLDataType.VARCHAR);
    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), SQLDataType.INTEGER);

    Traffic plus(Traffic other) {
        return new Traffic(
                impressions + other.impressions,
                clicks + other.clicks,
                repeats + other.repeats,
                crawlers + other.crawlers);
    }

    static Map<Group, Traffic> byGroup(Store store, ReportQuestion question, Field<String> value, Groups groups) {
        Map<Group, Traffic> traffic = new HashMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(VALUE, count(0), count(1), count(2), count(3))
                        .from(counted(question, VALUE, value))
                        .groupBy(VALUE)
                        .orderBy(DSL.count().desc(), VALUE)
                        .limit(MAX_VALUES))) {
            traffic.merge(groups.of(row.get(VALUE)), of(row), Traffic::plus);
        }
        return traffic;
    }

    /** By the number of the question's step; those in which nothing happened are left out. */
    static Map<Integer, Traffic> bySteps(Store store, ReportQuestion question) {
        Map<Integer, Traffic> traffic = new TreeMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.select(STEP, count(0), count(1), count(2), count(3))
                        .from(counted(question, STEP, question.buckets().index(TOUCH.TIME)))
                        .groupBy(STEP))) {
            traffic.put(row.get(STEP), of(row));
        }
        return traffic;
    }

    private static Traffic of(Record row) {
        return new Traffic(Numbers.whole(row, 1), Numbers.whole(row, 2), Numbers.whole(row, 3), Numbers.whole(row, 4));
    }

    private static Field<Integer> count(int kind) {
        return DSL.count(
                DSL.when(DSL.field(DSL.name("counted"), SQLDataType.INTEGER).eq(kind), 1));
    }

    private static <T> Table<? extends Record> counted(ReportQuestion question, Field<T> name, Field<T> key) {
        Condition isClick = TOUCH.KIND.eq("CLICK");
        Field<Integer> kind = DSL.when(TOUCH.TRAFFIC.eq("CRAWLER"), DSL.inline(3))
                .when(TOUCH.KIND.eq("IMPRESSION"), DSL.inline(0))
                .when(isClick.and(TOUCH.TRAFFIC.eq("PERSON")), DSL.inline(1))
                .otherwise(DSL.inline(2));
        return DSL.select(key.as(name), kind.as("counted"))
                .from(TOUCH)
                .where(
                        TOUCH.BOT.eq(question.bot()),
                        TOUCH.TIME.ge(question.period().from()),
                        TOUCH.TIME.lt(question.period().to()))
                .asTable("counted_touch");
    }
}
