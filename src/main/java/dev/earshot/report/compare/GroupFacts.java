package dev.earshot.report.compare;

import static dev.earshot.store.Tables.EVENT;

import dev.earshot.report.act.Act;
import dev.earshot.report.act.Occurrences;
import dev.earshot.report.frame.EventTrait;
import dev.earshot.report.frame.Everybody;
import dev.earshot.report.frame.Happened;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.report.frame.Sessions;
import dev.earshot.store.Store;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What one group did in the period. <em>Users</em> are those of it who sent or received a message then; numbers per user are
 * reckoned for these, also where one is 0.
 *
 * @param members users who belong to the group, whenever they were there
 * @param active users who received something
 * @param engaged users who sent something
 * @param converted users who did what was asked about; null if nothing was
 */
record GroupFacts(
        long members,
        long users,
        long active,
        long engaged,
        @Nullable Long converted,
        Sample sessions,
        Sample messages,
        Sample notHandled,
        Sample revenue) {
    private static final String BY_USER = "by_user";
    private static final String BY_SESSION = "by_session";
    private static final Field<String> USER = DSL.field(DSL.name(BY_USER, "who"), SQLDataType.VARCHAR);
    private static final Field<Double> RECEIVED = number(BY_USER, "received");
    private static final Field<Double> SENT = number(BY_USER, "sent");
    private static final Field<Double> MISSED = number(BY_USER, "missed");
    private static final Field<String> SESSION_USER = DSL.field(DSL.name(BY_SESSION, "who"), SQLDataType.VARCHAR);
    private static final Field<Double> SESSIONS = DSL.coalesce(number(BY_SESSION, "sessions"), DSL.inline(0.0));

    private static Field<Double> number(String table, String name) {
        return DSL.field(DSL.name(table, name), SQLDataType.DOUBLE);
    }

    /**
     * @param question restricted to the group
     * @param goal null if nothing is asked about
     */
    static GroupFacts of(Store store, ReportQuestion question, @Nullable Act goal, String currency) {
        Record row = store.query(question.bot(), counts(question)).getFirst();
        long users = Numbers.whole(row, 0);
        return new GroupFacts(
                Numbers.whole(store.query(question.bot(), members(question)).getFirst(), 0),
                users,
                Numbers.whole(row, 1),
                Numbers.whole(row, 2),
                goal == null
                        ? null
                        : Numbers.whole(
                                store.query(question.bot(), converted(question, goal))
                                        .getFirst(),
                                0),
                Sample.of(users, sum(row, 3), sum(row, 4)),
                Sample.of(users, sum(row, 5), sum(row, 6)),
                Sample.ratio(
                        Numbers.whole(row, 2),
                        new Sample.Sums(sum(row, 7), sum(row, 8)),
                        new Sample.Sums(sum(row, 9), sum(row, 10)),
                        sum(row, 11)),
                revenue(store, question, currency, users));
    }

    private static double sum(Record row, int index) {
        return Numbers.fraction(row, index).orElse(0);
    }

    private static Select<Record1<Integer>> members(ReportQuestion question) {
        Field<String> user = DSL.field(DSL.name("member", "user_id"), SQLDataType.VARCHAR);
        return DSL.select(DSL.count())
                .from(new Everybody(question.bot()).users().asTable("member", "user_id"))
                .where(Said.users(question, user));
    }

    private static Select<Record> counts(ReportQuestion question) {
        Field<Double> all = RECEIVED.plus(SENT);
        return DSL.select(List.of(
                        DSL.count(),
                        DSL.count(DSL.when(RECEIVED.gt(0.0), 1)),
                        DSL.count(DSL.when(SENT.gt(0.0), 1)),
                        DSL.sum(SESSIONS),
                        DSL.sum(SESSIONS.times(SESSIONS)),
                        DSL.sum(all),
                        DSL.sum(all.times(all)),
                        DSL.sum(MISSED),
                        DSL.sum(MISSED.times(MISSED)),
                        DSL.sum(SENT),
                        DSL.sum(SENT.times(SENT)),
                        DSL.sum(MISSED.times(SENT))))
                .from(byUser(question))
                .leftJoin(bySession(question))
                .on(USER.eq(SESSION_USER));
    }

    private static Table<Record> byUser(ReportQuestion question) {
        return DSL.select(List.of(
                        Said.USER.as("who"),
                        count(DSL.when(Said.IS_OUTGOING, 1)).as("received"),
                        count(DSL.when(Said.IS_INCOMING, 1)).as("sent"),
                        count(DSL.when(Said.IS_NOT_UNDERSTOOD, 1)).as("missed")))
                .from(Said.of(question))
                .groupBy(Said.USER)
                .asTable(BY_USER);
    }

    private static Table<Record> bySession(ReportQuestion question) {
        return DSL.select(List.of(
                        Sessions.USER.as("who"),
                        DSL.count().cast(SQLDataType.DOUBLE).as("sessions")))
                .from(Sessions.of(question))
                .groupBy(Sessions.USER)
                .asTable(BY_SESSION);
    }

    private static Field<Double> count(Field<Integer> which) {
        return DSL.count(which).cast(SQLDataType.DOUBLE);
    }

    private static Select<Record1<Integer>> converted(ReportQuestion question, Act goal) {
        return DSL.select(DSL.countDistinct(Occurrences.USER))
                .from(Occurrences.between(
                        question,
                        List.of(goal),
                        question.period().from(),
                        question.period().to()))
                .where(isUser(question, Occurrences.USER));
    }

    private static Condition isUser(ReportQuestion question, Field<String> user) {
        return user.in(DSL.select(Said.USER).from(Said.of(question)));
    }

    private static Sample revenue(Store store, ReportQuestion question, String currency, long users) {
        Field<Double> amount = number("paid", "amount");
        Record row = store.query(
                        question.bot(),
                        DSL.select(DSL.sum(amount), DSL.sum(amount.times(amount)))
                                .from(DSL.select(DSL.sum(EVENT.AMOUNT)
                                                .cast(SQLDataType.DOUBLE)
                                                .as("amount"))
                                        .from(EVENT)
                                        .where(
                                                Happened.in(question),
                                                EventTrait.CURRENCY.is(currency),
                                                isUser(question, EVENT.USER))
                                        .groupBy(EVENT.USER)
                                        .asTable("paid")))
                .getFirst();
        return Sample.of(users, sum(row, 0), sum(row, 1));
    }

    Proportion activeShare() {
        return new Proportion(active, Math.max(active, members));
    }

    Proportion engagedShare() {
        return new Proportion(engaged, Math.max(engaged, members));
    }

    /** Null if nothing is asked about. */
    @Nullable
    Proportion conversion() {
        return converted == null ? null : new Proportion(converted, users);
    }
}
