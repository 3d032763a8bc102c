package dev.earshot.report.users;

import dev.earshot.report.frame.Buckets;
import dev.earshot.report.frame.FirstMessages;
import dev.earshot.report.frame.Granularity;
import dev.earshot.report.frame.NowAndBefore;
import dev.earshot.report.frame.Numbers;
import dev.earshot.report.frame.Period;
import dev.earshot.report.frame.ReportFilter;
import dev.earshot.report.frame.ReportQuestion;
import dev.earshot.report.frame.Said;
import dev.earshot.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How many use a bot, how often they come back, and how their number grows. By Dashbot's words an <em>active</em> user is one
 * who received a message, an <em>engaged</em> user one who sent one. A <em>new</em> user is one whose first message ever, in
 * or out, lies in the time that is looked at; whoever said or was told something then and is not new is <em>returning</em>.
 */
public final class Users {
    /** Before all that counts. */
    public static final Instant EVER = Instant.EPOCH;

    static final String ACTIVE = "OUTGOING";
    static final String ENGAGED = "INCOMING";

    private static final Field<Integer> STEP = DSL.field(DSL.name("step_index"), SQLDataType.INTEGER);
    private static final String BY_USER = "by_user";
    private static final Field<Integer> OF_STEP = DSL.field(DSL.name(BY_USER, "step_index"), SQLDataType.INTEGER);
    private static final Field<String> USER = DSL.field(DSL.name(BY_USER, "who"), SQLDataType.VARCHAR);
    private static final Field<Integer> RECEIVED = DSL.field(DSL.name(BY_USER, "received"), SQLDataType.INTEGER);
    private static final Field<Integer> SENT = DSL.field(DSL.name(BY_USER, "sent"), SQLDataType.INTEGER);

    private static final String NEWCOMERS = "newcomers";
    private static final Field<String> NEWCOMER = DSL.field(DSL.name(NEWCOMERS, "newcomer"), SQLDataType.VARCHAR);
    private static final Field<Integer> FIRST_STEP = DSL.field(DSL.name(NEWCOMERS, "first_step"), SQLDataType.INTEGER);

    private static final Field<Integer> ALL_RECEIVED = DSL.field(DSL.name("all_received"), SQLDataType.INTEGER);
    private static final Field<Integer> ALL_SENT = DSL.field(DSL.name("all_sent"), SQLDataType.INTEGER);
    private static final Field<Integer> IS_NEWCOMER = DSL.field(DSL.name("is_newcomer"), SQLDataType.INTEGER);

    /** The key of the whole period among those of its steps. */
    private static final int WHOLE = -1;

    private final Store store;

    public Users(Store store) {
        this.store = store;
    }

    /**
     * Users of windows that roll on day by day; by the hour, hour by hour, where a day is 24 hours.
     *
     * @param daily of a day, on average
     * @param weekly of the 7 days up to the end
     * @param monthly of the 30 days up to the end
     * @param stickiness the users of a day as a share of those of the 30 days up to it, on average of the days that have
     *     such users; null if none has
     */
    public record Rolling(
            double daily,
            long weekly,
            long monthly,
            @Nullable Double stickiness) {}

    /**
     * Of a step, or of the whole period.
     *
     * @param from its first moment that counts
     * @param to the moment after it
     * @param weekFrom the first moment of the 7 days up to its end
     * @param monthFrom the first moment of the 30 days up to its end
     * @param active how many received something
     * @param engaged how many sent something
     * @param lifetime how many had ever sent or received something by its end
     */
    public record Count(
            Instant from,
            Instant to,
            Instant weekFrom,
            Instant monthFrom,
            long active,
            long engaged,
            Rolling rollingActive,
            Rolling rollingEngaged,
            long newUsers,
            long returning,
            long lifetime) {}

    /** @param steps in order, each whether something happened in it or not */
    public record Answer(Count whole, List<Count> steps) {}

    /**
     * Of the question's period and the one that it is compared with.
     *
     * @throws IllegalArgumentException in words for whoever asked, if the period is too long
     */
    NowAndBefore<Answer> compared(ReportQuestion question) {
        Optional<Period> both = together(question);
        if (both.isEmpty()) {
            return NowAndBefore.of(question, this::answer);
        }
        RollingUsers rolling = RollingUsers.of(store, question, both.get());
        return NowAndBefore.of(question, each -> answer(each, rolling));
    }

    /** What can be looked at in one pass: a filter may mean other users in each, and hours are too many. */
    private static Optional<Period> together(ReportQuestion question) {
        if (!question.filter().equals(ReportFilter.NONE) || question.granularity() == Granularity.HOUR) {
            return Optional.empty();
        }
        return question.compared()
                .flatMap(other -> other.period().upTo(question.period()))
                .filter(all -> all.days() + RollingUsers.MONTH <= Period.MAX_DAYS);
    }

    /** @throws IllegalArgumentException in words for whoever asked, if the period is too long */
    public Answer answer(ReportQuestion question) {
        return answer(question, RollingUsers.of(store, question, question.period()));
    }

    private Answer answer(ReportQuestion question, RollingUsers rolling) {
        Buckets buckets = question.buckets();
        Map<Integer, Distinct> distinct = distinct(question, buckets);
        long[] known = known(question, buckets);
        List<Count> steps = new ArrayList<>();
        for (int i = 0; i < buckets.size(); i++) {
            Instant from = later(start(buckets, i), question.period().from());
            Instant to = i + 1 < buckets.size()
                    ? start(buckets, i + 1)
                    : question.period().to();
            steps.add(count(rolling, from, to, distinct.getOrDefault(i, Distinct.NONE), known[i]));
        }
        Count whole = count(
                rolling,
                question.period().from(),
                question.period().to(),
                distinct.getOrDefault(WHOLE, Distinct.NONE),
                known[buckets.size() - 1]);
        return new Answer(whole, steps);
    }

    private static Instant start(Buckets buckets, int step) {
        return buckets.starts().get(step).toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Count count(RollingUsers rolling, Instant from, Instant to, Distinct distinct, long lifetime) {
        return new Count(
                from,
                to,
                rolling.weekBefore(to),
                rolling.monthBefore(to),
                distinct.active,
                distinct.engaged,
                rolling.of(ACTIVE, from, to),
                rolling.of(ENGAGED, from, to),
                distinct.newUsers,
                distinct.users - distinct.newUsers,
                lifetime);
    }

    private record Distinct(long users, long active, long engaged, long newUsers) {
        static final Distinct NONE = new Distinct(0, 0, 0, 0);
    }

    /**
     * By step, and for the whole. Each user's messages of a step are added together first, once for both: to count users among
     * messages takes three times as long.
     */
    private Map<Integer, Distinct> distinct(ReportQuestion question, Buckets buckets) {
        Table<?> newcomers = DSL.select(
                        FirstMessages.USER.as(NEWCOMER),
                        buckets.index(FirstMessages.TIME).as(FIRST_STEP))
                .from(FirstMessages.of(question))
                .where(
                        FirstMessages.TIME.ge(question.period().from()),
                        FirstMessages.TIME.lt(question.period().to()))
                .asTable(NEWCOMERS);
        Field<Integer> isNewcomer = DSL.when(NEWCOMER.isNotNull(), 1);
        var ofSteps = DSL.select(List.of(
                        OF_STEP,
                        DSL.count(),
                        DSL.count(DSL.when(RECEIVED.gt(0), 1)),
                        DSL.count(DSL.when(SENT.gt(0), 1)),
                        DSL.count(DSL.when(FIRST_STEP.eq(OF_STEP), 1))))
                .from(DSL.name(BY_USER))
                .leftJoin(newcomers)
                .on(USER.eq(NEWCOMER))
                .groupBy(OF_STEP);
        Table<?> ofUsers = DSL.select(
                        DSL.max(RECEIVED).as(ALL_RECEIVED),
                        DSL.max(SENT).as(ALL_SENT),
                        DSL.max(isNewcomer).as(IS_NEWCOMER))
                .from(DSL.name(BY_USER))
                .leftJoin(newcomers)
                .on(USER.eq(NEWCOMER))
                .groupBy(USER)
                .asTable("of_users");
        var ofAll = DSL.select(List.of(
                        DSL.inline(WHOLE),
                        DSL.count(),
                        DSL.count(DSL.when(ALL_RECEIVED.gt(0), 1)),
                        DSL.count(DSL.when(ALL_SENT.gt(0), 1)),
                        DSL.count(IS_NEWCOMER)))
                .from(ofUsers);
        Map<Integer, Distinct> distinct = new HashMap<>();
        for (Record row : store.query(
                question.bot(),
                DSL.with(DSL.name(BY_USER).asMaterialized(byUser(question, buckets)))
                        .select(DSL.asterisk())
                        .from(ofSteps.unionAll(ofAll).asTable("all_counts")))) {
            distinct.put(
                    (Integer) row.get(0),
                    new Distinct(
                            Numbers.whole(row, 1),
                            Numbers.whole(row, 2),
                            Numbers.whole(row, 3),
                            Numbers.whole(row, 4)));
        }
        return distinct;
    }

    private static Select<Record> byUser(ReportQuestion question, Buckets buckets) {
        return DSL.select(List.of(
                        buckets.index(Said.TIME).as(STEP),
                        Said.USER.as(USER),
                        DSL.count(DSL.when(Said.IS_OUTGOING, 1)).as(RECEIVED),
                        DSL.count(DSL.when(Said.IS_INCOMING, 1)).as(SENT)))
                .from(Said.of(question))
                .groupBy(STEP, Said.USER);
    }

    /** When each user first said or was told what counts; without a filter of messages that is known already. */
    private static Select<?> firsts(ReportQuestion question) {
        Instant end = question.period().to();
        return question.filter().isOfMessages()
                ? DSL.select(DSL.min(Said.TIME).as("first"))
                        .from(Said.between(question, EVER, end))
                        .groupBy(Said.USER)
                : DSL.select(FirstMessages.TIME.as("first"))
                        .from(FirstMessages.of(question))
                        .where(FirstMessages.TIME.lt(end));
    }

    /** By the end of each step. */
    private long[] known(ReportQuestion question, Buckets buckets) {
        Field<Instant> first = DSL.field(DSL.name("known", "first"), Said.TIME.getDataType());
        Table<?> firsts = firsts(question).asTable("known");
        Field<Integer> step =
                DSL.when(first.lt(question.period().from()), DSL.inline(0)).otherwise(buckets.index(first));
        long[] known = new long[buckets.size()];
        for (Record row : store.query(
                question.bot(),
                DSL.select(step.as(STEP), DSL.count()).from(firsts).groupBy(STEP))) {
            known[row.get(STEP)] = Numbers.whole(row, 1);
        }
        Arrays.parallelPrefix(known, Long::sum);
        return known;
    }
}
