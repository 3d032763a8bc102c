package dev.earshot.report.messages;

import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import dev.earshot.store.Wording;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The texts that are said most. Texts that differ in case and spaces only are one; it is shown in its most frequent spelling.
 * Only distinct texts are folded, since that takes longer than to count them.
 */
final class TopTexts {
    static final int MAX_TEXTS = 100;

    private static final Name SPELLED = DSL.name("spelled");
    private static final Name TOP = DSL.name("top");
    private static final Name NAMED = DSL.name("named");
    private static final Name BY_USERS = DSL.name("by_users");

    private final Store store;

    TopTexts(Store store) {
        this.store = store;
    }

    /** @param spelling the most frequent one; of equally frequent ones the first by their characters */
    record Text(String spelling, long messages, long users) {}

    /** @param direction {@code INCOMING} or {@code OUTGOING} */
    List<Text> of(ReportQuestion question, String direction) {
        return store.query(question.bot(), query(question, direction)).stream()
                .map(row -> new Text(row.get(text(NAMED, "spelling")), Numbers.whole(row, 1), Numbers.whole(row, 2)))
                .toList();
    }

    private static Select<?> query(ReportQuestion question, String direction) {
        Field<String> folded = text(NAMED, "folded");
        Field<Long> total = number(NAMED, "total");
        return DSL.with(spelled(question, direction), top(), named(), byUsers(question, direction))
                .select(text(NAMED, "spelling"), total, number(BY_USERS, "users"))
                .from(NAMED)
                .join(BY_USERS)
                .on(folded.eq(text(BY_USERS, "folded")))
                .where(number(NAMED, "place").eq(DSL.inline(1L)))
                .orderBy(total.desc(), folded);
    }

    /** Every distinct text, with what it says. */
    private static CommonTableExpression<?> spelled(ReportQuestion question, String direction) {
        var texts = DSL.select(Said.TEXT, DSL.count().as("times"))
                .from(Said.of(question))
                .where(Said.DIRECTION.eq(direction), Said.TEXT.isNotNull())
                .groupBy(Said.TEXT)
                .asTable("texts");
        Field<String> text = DSL.field(DSL.name("texts", Said.TEXT.getName()), SQLDataType.VARCHAR);
        return SPELLED.as(DSL.select(
                        text.as("text"),
                        Wording.spelled(text).as("spelling"),
                        Wording.folded(text).as("folded"),
                        DSL.field(DSL.name("texts", "times"), SQLDataType.BIGINT)
                                .as("times"))
                .from(texts));
    }

    private static CommonTableExpression<?> top() {
        Field<String> folded = text(SPELLED, "folded");
        Field<?> total = DSL.sum(number(SPELLED, "times"));
        return TOP.as(DSL.select(folded, total.as("total"))
                .from(SPELLED)
                .where(folded.ne(""))
                .groupBy(folded)
                .orderBy(total.desc(), folded)
                .limit(MAX_TEXTS));
    }

    private static CommonTableExpression<?> named() {
        Field<String> folded = text(SPELLED, "folded");
        Field<String> spelling = text(SPELLED, "spelling");
        Field<Long> total = number(TOP, "total");
        return NAMED.as(DSL.select(
                        folded,
                        spelling,
                        total,
                        DSL.rowNumber()
                                .over(DSL.partitionBy(folded)
                                        .orderBy(
                                                DSL.sum(number(SPELLED, "times"))
                                                        .desc(),
                                                spelling))
                                .as("place"))
                .from(SPELLED)
                .join(TOP)
                .on(folded.eq(text(TOP, "folded")))
                .groupBy(folded, spelling, total));
    }

    private static CommonTableExpression<?> byUsers(ReportQuestion question, String direction) {
        Field<String> folded = text(SPELLED, "folded");
        return BY_USERS.as(DSL.select(folded, DSL.countDistinct(Said.USER).as("users"))
                .from(Said.of(question))
                .join(SPELLED)
                .on(Said.TEXT.eq(text(SPELLED, "text")))
                .join(TOP)
                .on(folded.eq(text(TOP, "folded")))
                .where(Said.DIRECTION.eq(direction))
                .groupBy(folded));
    }

    private static Field<String> text(Name table, String column) {
        return DSL.field(table.append(column), SQLDataType.VARCHAR);
    }

    private static Field<Long> number(Name table, String column) {
        return DSL.field(table.append(column), SQLDataType.BIGINT);
    }
}
