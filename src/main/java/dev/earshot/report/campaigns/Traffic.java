package dev.earshot.report.campaigns;

import static dev.earshot.store.Tables.TOUCH;

import dev.earshot.report.campaigns.Groups.Group;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.store.Store;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
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
                counted(question, value.as(VALUE))
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
                counted(question, question.buckets().index(TOUCH.TIME).as(STEP)).groupBy(STEP))) {
            traffic.put(row.get(STEP), of(row));
        }
        return traffic;
    }

    private static Traffic of(Record row) {
        return new Traffic(Numbers.whole(row, 1), Numbers.whole(row, 2), Numbers.whole(row, 3), Numbers.whole(row, 4));
    }

    /** Of each key what {@link Shown} tells apart, in the order of {@link #of}. */
    private static SelectConditionStep<Record> counted(ReportQuestion question, Field<?> key) {
        return DSL.select(List.of(
                        key,
                        count(Shown.IMPRESSIONS),
                        count(Shown.CLICKS),
                        count(Shown.REPEATS),
                        count(Shown.CRAWLERS)))
                .from(TOUCH)
                .where(
                        TOUCH.BOT.eq(question.bot()),
                        TOUCH.TIME.ge(question.period().from()),
                        TOUCH.TIME.lt(question.period().to()));
    }

    private static Field<Integer> count(Shown shown) {
        return DSL.count(DSL.when(shown.condition(), 1));
    }
}
